import { beforeAll, describe, expect, it } from 'vitest';
import type { Folder } from '../../../src/platform/folder.ts';
import { readFigureInputs, readStudy } from '../../../src/studies/running/readStudy.ts';
import { memoryFolder } from '../../run/memoryFolder.ts';
import { Film } from './film.ts';
import { studySettings } from './smallStudy.ts';
import { contentOf, RUNS, resume, run } from './trainedStudy.ts';

describe('a study that repeats its run and compares the ends of further initialisations', () => {
  const settings = studySettings({ figures: [2, 8], seeds: 1, initialisations: 2, repetitions: 3 });
  const repeated = memoryFolder();
  const ofRepeated = new Film(repeated);
  const inputsOf = async (folder: Folder) => {
    const study = (await readStudy(folder)) ?? expect.fail('no study');
    return readFigureInputs(folder, study, study.datasets[0] ?? expect.fail('no data set'));
  };
  beforeAll(() => run(ofRepeated.folder, { settings }, { checkpointSeconds: 0 }));

  it('gives the claims the numbers of the repetitions, which differ by seeds and order', async () => {
    const { repetitions, repeatedChance, seeds, batchRuns } = await inputsOf(repeated);
    expect([repetitions, repeatedChance].map(({ length }) => length)).toEqual([2, 2]);
    const leads = repetitions.map((values) => values['2e'] ?? expect.fail('no number'));
    expect(new Set(leads).size).toBe(2);
    const levels = repeatedChance.map((values) => values['2e'] ?? expect.fail('no level'));
    expect(new Set(levels).size).toBe(2);
    expect(seeds.map(({ seed }) => seed)).toEqual([1]);
    expect(batchRuns.filter(({ batches }) => batches === 'Rand').map(({ seed }) => seed)).toEqual([1, 2]);
  });

  it('gives figure 8 the inner products of the ends of the second initialisation, and removes their parameters', async () => {
    const { paths, otherPaths } = await inputsOf(repeated);
    expect(otherPaths).toHaveLength(1);
    expect(otherPaths[0]).toMatchObject({ epochs: 1, names: paths?.names });
    // The second run of the same seed and order, followed from its own beginning, ends at the same distance.
    const alone = memoryFolder();
    await run(alone, {
      settings: studySettings({ figures: [8], seeds: 1, initialisations: 1 }, { seed: 2, orderSeed: 1 }),
    });
    const first = (await inputsOf(alone)).paths ?? expect.fail('no paths');
    const end = first.gram.at(first.epochs * first.names.length * (first.epochs - 1) + first.epochs - 1);
    expect(otherPaths[0]?.gram[0]).toBeCloseTo(end ?? Number.NaN, 6);
    const left = [...repeated.files.keys()].filter((name) => name.endsWith('-2/final.safetensors'));
    expect(left).toEqual([`${RUNS}/Rand-2-order-2/final.safetensors`]);
  });

  it.each([
    `write ${RUNS}/Rand-2-order-2/final.safetensors`,
    `write ${RUNS}/NLO-2/final.safetensors`,
    `write ${RUNS}/NLO-2/epochs.parquet`,
    `write ${RUNS}/paths.json`,
    `remove ${RUNS}/NLO-2/final.safetensors`,
  ])('ends with the same bytes where it was killed after: %s', async (moment) => {
    const folder = ofRepeated.after(moment);
    await resume(folder);
    expect(contentOf(folder)).toEqual(contentOf(repeated));
  });
});
