import { expect, it } from 'vitest';
import { openZip } from '../../datasets/archives/zip.ts';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { RunHistory } from '../../src/lab/worker/history/history.ts';
import { rankingOf } from '../../src/lab/worker/history/ranking.ts';
import { storyOf } from '../../src/lab/worker/history/story.ts';
import { OpenedRun } from '../../src/lab/worker/opened/openedRun.ts';
import { checkDataOf, viewOf } from '../../src/lab/worker/opened/opening.ts';
import { runSource, runsIn } from '../../src/lab/worker/opened/runSource.ts';
import { haveSameSamples } from '../../src/lab/worker/opened/sameSamples.ts';
import { archiveOf, recordsOf } from '../../src/lab/worker/saving/archive.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { type MemoryFolder, memoryFolder } from '../../src/platform/memoryFolder.ts';
import { networkShape, type RunSettings } from '../../src/run/config.ts';
import { describeConfig, describeEnvironment } from '../../src/run/describe.ts';
import { editDataset } from '../../src/run/edits/edits.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { trainRun } from '../../src/run/training/train.ts';
import { trainIntoFolder } from '../../src/run/training/trainIntoFolder.ts';
import { openTestGpu } from '../gpu/openGpu.ts';

const gpu = await openTestGpu();
const DATA = makeStrokes({ samples: 120, testSamples: 40 });
const SETTINGS: RunSettings = {
  hidden: [12],
  activation: 'relu',
  epochs: 3,
  batchSize: 30,
  learningRate: 0.1,
  weightDecay: 0,
  seed: 5,
  orderSeed: 5,
  order: 'fixed',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
};
const EDITS = { relabelled: [{ sample: 3, label: 1 }], excluded: [7] };
const CONFIG = describeConfig('strokes', DATA, SETTINGS);

/** Trains a run as the lab does, and once more as the command line does, into a folder. */
async function trainBoth(): Promise<{ history: RunHistory; headless: MemoryFolder }> {
  const init = glorotUniform(networkShape(CONFIG), CONFIG.seed);
  const environment = await describeEnvironment(gpu, DATA);
  const history = new RunHistory({ config: CONFIG, dataset: DATA, environment, init, onEpoch: () => undefined });
  await trainRun(gpu, DATA, { config: CONFIG, init }, history);
  const headless = memoryFolder('headless');
  await trainIntoFolder(gpu, DATA, { config: CONFIG, folder: headless });
  return { history, headless };
}

const { history, headless } = await trainBoth();

function filesOf(folder: MemoryFolder, under: string) {
  return [...folder.files].map(([name, content]) => ({ path: `${under}${name}`, file: new File([content], name) }));
}

it('an exported archive holds the very files of the command line, in one folder', async () => {
  const archive = await archiveOf(history, 'mine');
  const tree = await openZip(new Uint8Array(await archive.arrayBuffer()), 'mine.zip');
  const names = tree.entries.map((entry) => entry.replace(/^mine\//, ''));
  expect(names.sort()).toEqual([...headless.files.keys()].sort());
  for (const name of names) expect(await tree.read(`mine/${name}`)).toEqual(headless.files.get(name));
  const again = await archiveOf(history, 'mine');
  expect(await again.arrayBuffer()).toEqual(await archive.arrayBuffer());
  const unpacked = memoryFolder('unpacked');
  for (const name of names) (unpacked.files as Map<string, unknown>).set(name, await tree.read(`mine/${name}`));
  expect(await readRun(unpacked)).toMatchObject({ complete: true, epochs: 3 });
});

it('exported records are the file that the command line writes', async () => {
  const records = new Uint8Array(await (await recordsOf(history)).arrayBuffer());
  expect(records).toEqual(headless.files.get('samples.parquet'));
});

it('a folder opens as the run that it holds, and is exported as it was', async () => {
  const files = filesOf(headless, 'out/mine/');
  const [listing, ...others] = await runsIn('out', files);
  expect(others).toEqual([]);
  expect(listing).toMatchObject({ path: 'out/mine', dataset: 'strokes', epochs: 3, seed: 5 });
  const seen: number[] = [];
  const progress = ({ done }: { done: number }) => void seen.push(done);
  const opened = await OpenedRun.read(await runSource('out', files, 'out/mine'), { progress });
  expect(seen).toEqual([1, 2, 3]);
  const { data, epochs, values, adapter } = viewOf(opened, 1, null);
  expect(data).toMatchObject({ samples: 120, testSamples: 40, loaded: false, image: DATA.image });
  expect(data.labels).toEqual(DATA.train.labels);
  expect(values?.nll).toHaveLength(120);
  expect(values).toEqual(history.valuesAt(3));
  expect(epochs).toHaveLength(3);
  expect(adapter).toMatch(/\w/);
  expect(storyOf(opened, 7)).toEqual(storyOf(history, 7));
  expect(rankingOf(opened, 'tau').order).toEqual(rankingOf(history, 'tau').order);
  const again = memoryFolder('again');
  await opened.writeTo(again);
  expect(again.files).toEqual(headless.files);
});

it('an opened run knows its data by the digest that they have once its edits are made', async () => {
  const opened = await OpenedRun.read(headless, {});
  await checkDataOf(opened, DATA);
  const others = makeStrokes({ samples: 121, testSamples: 40 });
  await expect(checkDataOf(opened, others)).rejects.toThrow('strokes: expected the data that the run was trained on');
  const edited = editDataset(DATA, EDITS);
  const config = describeConfig('strokes', edited, { ...SETTINGS, epochs: 1 }, EDITS);
  const folder = memoryFolder('edited');
  await trainIntoFolder(gpu, edited, { config, folder });
  const openedEdited = await OpenedRun.read(folder, {});
  await checkDataOf(openedEdited, DATA);
  expect(viewOf(openedEdited, 1, null).data.samples).toBe(120);
});

it('runs have the same samples also where one is edited, but not where the numbers of samples differ', async () => {
  const opened = await OpenedRun.read(headless, {});
  expect(haveSameSamples(history, opened)).toBe(true);
  const trainedOn = async (data: typeof DATA, edits: typeof EDITS | null) => {
    const edited = edits ? editDataset(data, edits) : data;
    const folder = memoryFolder('other');
    const config = describeConfig('strokes', edited, { ...SETTINGS, epochs: 1 }, edits);
    await trainIntoFolder(gpu, edited, { config, folder });
    return OpenedRun.read(folder, {});
  };
  expect(haveSameSamples(await trainedOn(DATA, EDITS), opened)).toBe(true);
  expect(haveSameSamples(await trainedOn(makeStrokes({ samples: 130, testSamples: 40 }), null), opened)).toBe(false);
  expect(haveSameSamples(await trainedOn(makeStrokes({ samples: 120, testSamples: 30 }), null), opened)).toBe(false);
});

it('files without a run list none, and a damaged run is refused in a sentence', async () => {
  expect(await runsIn('x', [{ path: 'a.csv', file: new File(['a,b'], 'a.csv') }])).toEqual([]);
  const records = headless.files.get('samples.parquet') ?? new Uint8Array();
  const cut = memoryFolder('damaged', [...headless.files, ['samples.parquet', records.slice(0, 900)]]);
  await expect(OpenedRun.read(cut, {})).rejects.toThrow('damaged/samples.parquet is damaged');
  const zip = new Uint8Array(await (await archiveOf(history, 'mine')).arrayBuffer());
  const half = [{ path: 'mine.zip', file: new File([zip.subarray(0, zip.length / 2)], 'mine.zip') }];
  await expect(runsIn('mine.zip', half)).rejects.toThrow('mine.zip: expected a whole ZIP archive');
});
