import { beforeAll, describe, expect, it } from 'vitest';
import { makeStrokes } from '../../../datasets/strokes/strokes.ts';
import { usualVariant } from '../../../src/kernels/products/variants.ts';
import { type Folder, writeWhole } from '../../../src/platform/folder.ts';
import { decodeSafetensors, encodeSafetensors } from '../../../src/run/formats/safetensors.ts';
import { LostStudyError } from '../../../src/studies/running/errors.ts';
import { readFigureInputs, readStudy } from '../../../src/studies/running/readStudy.ts';
import type { StudyOptions } from '../../../src/studies/running/studyProgress.ts';
import { type MemoryFolder, memoryFolder } from '../../run/memoryFolder.ts';
import { copyOf, Film } from './film.ts';
import { studySettings } from './smallStudy.ts';
import { CHECKPOINT, contentOf, finished, gpu, RUNS, resume, run } from './trainedStudy.ts';

/** A study with a checkpoint after every epoch, and a film of all its changes. */
const whole = memoryFolder();
const film = new Film(whole);
beforeAll(() => run(film.folder, {}, { checkpointSeconds: 0 }));

describe('a study', () => {
  it('leaves whole folders for the runs with records, the errors of all others, the paths, and nothing else', () => {
    const records = ['config.json', 'environment.json', 'epochs.parquet', 'final.safetensors', 'init.safetensors'];
    const folders = ['Rand-1', 'Rand-2'].flatMap((name) =>
      [...records, 'inputs.safetensors', 'order.npy', 'samples.parquet'].map((file) => `${name}/${file}`),
    );
    const errors = ['NLO', 'RNLO', 'NLM', 'SIO', 'RSIO', 'SIM', 'NLS', 'SIS'].flatMap((batches) => [
      `${batches}-1/config.json`,
      `${batches}-1/environment.json`,
      `${batches}-1/epochs.parquet`,
    ]);
    const names = [...folders, ...errors, 'paths.json'].map((name) => `${RUNS}/${name}`);
    expect([...whole.files.keys()].sort()).toEqual(['study.json', ...names].sort());
    expect([...whole.pending]).toEqual([]);
  });

  it('gives the figures everything that they need', async () => {
    const study = (await readStudy(whole)) ?? expect.fail('no study');
    const [entry = expect.fail('no data set')] = study.datasets;
    const inputs = await readFigureInputs(whole, study, entry);
    expect(inputs.seeds.map(({ seed }) => seed)).toEqual([1, 2]);
    expect(inputs.batchRuns.map(({ batches }) => batches)).toContain('SIS');
    expect(inputs.batchRuns.filter(({ diverged }) => diverged)).toEqual([]);
    expect(inputs.paths).toMatchObject({ epochs: 3, names: expect.arrayContaining(['Rand', 'RSIO']) });
  });

  it('keeps with the paths which variant made their products, and reads paths that lack it', async () => {
    const name = `${RUNS}/paths.json`;
    const { variant, ...paths } = JSON.parse(Buffer.from(whole.files.get(name) ?? expect.fail(name)).toString());
    expect(variant).toBe(usualVariant(gpu));
    const folder = copyOf(whole);
    await writeWhole(folder, name, JSON.stringify(paths));
    const study = (await readStudy(folder)) ?? expect.fail('no study');
    const read = (from: Folder) => readFigureInputs(from, study, study.datasets[0] ?? expect.fail('no data set'));
    expect((await read(folder)).paths).toEqual((await read(whole)).paths);
  });

  it('has the same bits where it trains one run after the other, and without checkpoints', async () => {
    expect(contentOf(await finished({ networks: 1 }))).toEqual(contentOf(whole));
    expect(contentOf(await finished())).toEqual(contentOf(whole));
  });

  it('has the same bits whatever is trained side by side, also where batches have several sizes', async () => {
    const plan = { data: makeStrokes({ samples: 64, testSamples: 20 }) };
    const content = contentOf(await finished(plan));
    expect(contentOf(await finished({ ...plan, networks: 2 }))).toEqual(content);
    expect(Object.keys(content)).toEqual(Object.keys(contentOf(whole)));
  });

  it('may draw the batches of Rand anew in each epoch', async () => {
    const settings = studySettings({ seeds: 1, figures: [7] }, { order: 'shuffled', epochs: 2 });
    const { files } = await finished({ settings });
    expect([...files.keys()]).toContain(`${RUNS}/Rand-2/epochs.parquet`);
  });

  it('reports its progress up to all of its work, and never goes backwards', async () => {
    const seen: number[] = [];
    const activities = new Set<string>();
    let end = 0;
    const settings = studySettings({ seeds: 1, initialisations: 1, figures: [8] }, { epochs: 2 });
    const onProgress: StudyOptions['onProgress'] = ({ activity, done, total }) => {
      activities.add(activity);
      seen.push(done);
      end = total;
    };
    await run(memoryFolder(), { settings }, { onProgress });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(end);
    const expected = ['run 1 of 7, epoch 2/2', 'runs 2–7 of 7, epoch 1/2', '7 of 7 runs', 'paths, 100%'];
    expect([...activities]).toEqual(expect.arrayContaining(expected.map((words) => `strokes · ${words}`)));
  });
});

describe('a study that is killed', () => {
  it.each([
    ['in a run with records', `write ${RUNS}/Rand-1/snapshots/epoch-0002.safetensors`, 1],
    ['between two runs with records', `write ${RUNS}/Rand-1/final.safetensors`, 1],
    ['after the runs with records', `write ${RUNS}/Rand-2/final.safetensors`, 1],
    ['before a checkpoint', `write ${RUNS}/SIM-1/snapshots/epoch-0001.safetensors`, 1],
    ['at its first checkpoint', `write ${CHECKPOINT}`, 1],
    ['between two checkpoints', `write ${RUNS}/SIS-1/snapshots/epoch-0002.safetensors`, 1],
    ['at its last checkpoint', `write ${CHECKPOINT}`, 2],
    ['while the errors are written', `write ${RUNS}/NLM-1/epochs.parquet`, 1],
    ['when all errors are written', `write ${RUNS}/SIS-1/epochs.parquet`, 1],
    ['before the paths', `remove ${CHECKPOINT}`, 1],
    ['when the paths are written', `write ${RUNS}/paths.json`, 1],
    ['while the snapshots are removed', `remove ${RUNS}/NLO-1/snapshots/epoch-0002.safetensors`, 1],
  ])('%s ends with the same files when it is continued', async (_, deed, time) => {
    const folder = film.after(deed, time);
    expect(contentOf(folder)).not.toEqual(contentOf(whole));
    await resume(folder);
    expect(contentOf(folder)).toEqual(contentOf(whole));
  });

  it('goes on from its last checkpoint and not from the start', async () => {
    const folder = film.after(`write ${CHECKPOINT}`, 2);
    const deeds: string[] = [];
    await resume(folder, new Film(folder, (deed) => deeds.push(deed)).folder);
    const snapshots = deeds.filter((deed) => /^write .*snapshots/.test(deed)).map((deed) => deed.slice(-16, -12));
    expect([...new Set(snapshots)]).toEqual(['0003']);
    expect(deeds.filter((deed) => /^write .*Rand-/.test(deed))).toEqual([]);
  });
});

describe('a study that is interrupted', () => {
  it.each([
    ['in a run with records', `write ${RUNS}/Rand-1/snapshots/epoch-0002.safetensors`],
    ['in runs without', `write ${CHECKPOINT}`],
    ['before the paths', `write ${RUNS}/SIS-1/epochs.parquet`],
  ])('%s throws the reason and ends with the same files when it is continued', async (_, last) => {
    const [folder, controller, reason] = [memoryFolder(), new AbortController(), new Error('enough')];
    const { folder: stopping } = new Film(folder, (deed) => deed === last && controller.abort(reason));
    const options = { signal: controller.signal, checkpointSeconds: 0 };
    await expect(run(stopping, {}, options)).rejects.toBe(reason);
    expect([...folder.pending]).toEqual([]);
    await resume(folder);
    expect(contentOf(folder)).toEqual(contentOf(whole));
  });
});

describe('a checkpoint', () => {
  it.each<[what: string, name: string, content: Uint8Array | string | undefined]>([
    ['that is no JSON', CHECKPOINT, '{'],
    ['of other runs', CHECKPOINT, '{"epoch": 2, "rows": []}'],
    ['whose parameters are damaged', `${RUNS}/NLS-1/snapshots/epoch-0002.safetensors`, new Uint8Array(9)],
    ['whose parameters are missing', `${RUNS}/SIS-1/snapshots/epoch-0002.safetensors`, undefined],
  ])('%s is trained again', async (_, name, content) => {
    const folder = film.after(`write ${CHECKPOINT}`, 2);
    if (content === undefined) await folder.remove(name);
    else await writeWhole(folder, name, content);
    await resume(folder);
    expect(contentOf(folder)).toEqual(contentOf(whole));
  });
});

describe('a batch construction that diverges', () => {
  /** A study whose checkpoint holds huge parameters of NLO after the first epoch, so that NLO diverges. */
  async function runaway(): Promise<MemoryFolder> {
    const folder = film.after(`write ${CHECKPOINT}`);
    const name = `${RUNS}/NLO-1/snapshots/epoch-0001.safetensors`;
    const tensors = decodeSafetensors(folder.files.get(name) ?? expect.fail(name));
    const huge = tensors.map((tensor) => ({ ...tensor, data: tensor.data.map((value) => value * 1e25) }));
    await writeWhole(folder, name, encodeSafetensors(huge));
    return folder;
  }

  it('keeps its whole epochs but has no path, and the others go on with the same bits', async () => {
    const folder = await runaway();
    await resume(folder);
    const study = (await readStudy(folder)) ?? expect.fail('no study');
    const [entry = expect.fail('no data set')] = study.datasets;
    const { batchRuns, paths } = await readFigureInputs(folder, study, entry);
    const lost = batchRuns.filter(({ diverged }) => diverged);
    expect(lost.map(({ batches, epochRows }) => [batches, epochRows.at(-1)?.epoch])).toEqual([['NLO', 1]]);
    expect(paths?.names).toEqual(['Rand', 'RNLO', 'NLM', 'SIO', 'RSIO', 'SIM']);
    const { [`${RUNS}/NLO-1/epochs.parquet`]: _errors, [`${RUNS}/paths.json`]: _paths, ...others } = contentOf(whole);
    expect(contentOf(folder)).toMatchObject(others);
  });

  it('stays out when the study is stopped and continued once more', async () => {
    const folder = await runaway();
    const second = new Film(folder);
    await resume(folder, second.folder);
    const stopped = second.after(`write ${CHECKPOINT}`);
    await resume(stopped);
    expect(contentOf(stopped)).toEqual(contentOf(folder));
  });

  it('ends the study only where all other runs need its scores', async () => {
    const settings = studySettings({ figures: [2] }, { learningRate: 1e20 });
    await expect(finished({ settings })).rejects.toThrow(LostStudyError);
    await expect(finished({ settings })).rejects.toThrow(/^strokes, Rand-1: the loss/);
    await expect(finished({ settings })).rejects.toMatchObject({ remedy: 'beginStudyAgain' });
  });
});

describe('a further seed that diverged', () => {
  it('is not trained again, and counts as a training that has no importance', async () => {
    const folder = copyOf(whole);
    await folder.remove(`${RUNS}/Rand-2/final.safetensors`);
    await writeWhole(folder, `${RUNS}/Rand-2/diverged.json`, '{"epoch":3,"step":1}');
    const content = contentOf(folder);
    await resume(folder);
    expect(contentOf(folder)).toEqual(content);
    const study = (await readStudy(folder)) ?? expect.fail('no study');
    const { seeds } = await readFigureInputs(folder, study, study.datasets[0] ?? expect.fail('no data set'));
    expect(seeds.map(({ seed }) => seed)).toEqual([1]);
  });
});

describe('trainings beyond the initialisations of figure 7', () => {
  it('are not compared with it', async () => {
    const study = (await readStudy(whole)) ?? expect.fail('no study');
    const { batchRuns } = await readFigureInputs(whole, study, study.datasets[0] ?? expect.fail('no data set'));
    expect(batchRuns.filter(({ batches }) => batches === 'Rand').map(({ seed }) => seed)).toEqual([1]);
  });
});
