import { beforeAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../src/platform/folder.ts';
import type { RunSettings } from '../../../src/run/config.ts';
import { beginStudy, continueStudy } from '../../../src/studies/running/beginStudy.ts';
import { readStudy } from '../../../src/studies/running/readStudy.ts';
import { bytesOf } from '../../bytesOf.ts';
import { memoryFolder } from '../../run/memoryFolder.ts';
import { copyOf, Film } from './film.ts';
import { studySettings } from './smallStudy.ts';
import { begin, CHECKPOINT, contentOf, dataset, finished, gpu, RUNS, resume, run } from './trainedStudy.ts';

/** A study with a checkpoint after every epoch, and a film of all its changes. */
const whole = memoryFolder();
const film = new Film(whole);
beforeAll(() => run(film.folder, {}, { checkpointSeconds: 0 }));

describe('a study begun where another was', () => {
  const other = studySettings({ figures: [2], seeds: 1 }, { epochs: 1 });

  it('removes its files and no others', async () => {
    const folder = copyOf(whole);
    for (const name of ['notes.txt', `${RUNS}/mine.txt`, 'report.html', 'figures/fig01.svg', `${RUNS}/examples.json`]) {
      await writeWhole(folder, name, 'x');
    }
    await begin(folder, { settings: other });
    expect([...folder.files.keys()].sort()).toEqual(['notes.txt', `${RUNS}/mine.txt`, 'study.json']);
  });

  it('removes what a checkpoint left', async () => {
    const folder = film.after(`write ${CHECKPOINT}`, 2);
    await begin(folder, { settings: other });
    expect([...folder.files.keys()]).toEqual(['study.json']);
  });

  it.each(['{', '{"format": 2}'])('reuses no file of the former study, also where the plan was %s', async (plan) => {
    const folder = copyOf(whole);
    await writeWhole(folder, 'study.json', plan);
    const changes: Partial<RunSettings> = { epochs: 1, learningRate: 0.2 };
    const settings = studySettings({ initialisations: 1 }, changes);
    await begin(folder, { settings });
    await resume(folder);
    expect(contentOf(folder)).toEqual(contentOf(await finished({ settings })));
  });

  it('has a folder of its own for each data set, whatever they are called', async () => {
    const names = ['digits', 'digits', 'digits-2', 'données', 'donnèes', '..', '.hidden', 'a/b'];
    const loaded = names.map((name) => ({ ...dataset, name }));
    const study = await beginStudy(gpu, memoryFolder(), {
      ...{ preset: 'quick', settings: other, loaded },
      datasets: names.map((name) => `data/${name}`),
    });
    expect(study.datasets.map(({ name }) => name).slice(0, 3)).toEqual(['digits', 'digits-2', 'digits-2-2']);
    const folders = study.datasets.map(({ folder }) => folder);
    expect(new Set(folders).size).toBe(names.length);
    for (const folder of folders) expect(folder).toMatch(/^\w[\w.-]*$/);
  });
});

describe('a study is not continued', () => {
  const study = async () => (await readStudy(whole)) ?? expect.fail('no study');

  it('on another adapter', async () => {
    const begun = await study();
    const elsewhere = { ...begun, adapter: { ...begun.adapter, description: 'another one' } };
    const refused = continueStudy(gpu, elsewhere, [dataset]);
    await expect(refused).rejects.toThrow(/begun on another one and this is .* differs$/);
    await expect(refused).rejects.toMatchObject({ remedy: 'chooseFirstAdapter' });
    expect(await continueStudy(gpu, begun, [dataset])).toEqual(begun);
  });

  it('with other data', async () => {
    const bytes = bytesOf(dataset.train);
    const features = bytes.with(5, 255 - (bytes[5] ?? 0));
    const changed = { ...dataset, train: { ...dataset.train, features } };
    const refused = continueStudy(gpu, await study(), [changed]);
    await expect(refused).rejects.toThrow(/strokes has other data than when the study was begun$/);
    await expect(refused).rejects.toMatchObject({ remedy: 'beginStudyAgain' });
    await expect(continueStudy(gpu, await study(), [])).rejects.toThrow(/strokes has other data/);
  });
});
