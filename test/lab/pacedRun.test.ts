import { expect, it } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { Gpu } from '../../src/gpu/gpu.ts';
import type { LiveEpoch, TrainingState } from '../../src/lab/protocol/values.ts';
import { RunHistory } from '../../src/lab/worker/history/history.ts';
import { PacedRun } from '../../src/lab/worker/training/pacedRun.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { type MemoryFolder, memoryFolder } from '../../src/platform/memoryFolder.ts';
import { networkShape, type RunConfig } from '../../src/run/config.ts';
import { describeConfig, describeEnvironment } from '../../src/run/describe.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { trainIntoFolder } from '../../src/run/training/trainIntoFolder.ts';
import { adapterChoice, openTestGpu } from '../gpu/openGpu.ts';

const gpu = await openTestGpu();
const DATA = makeStrokes({ samples: 230, testSamples: 40 });
const EPOCHS = 4;
const CONFIG: RunConfig = describeConfig('strokes', DATA, {
  hidden: [33, 18],
  activation: 'tanh',
  epochs: EPOCHS,
  batchSize: 50,
  learningRate: 0.2,
  weightDecay: 1e-4,
  seed: 3,
  orderSeed: 4,
  order: 'shuffled',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
});

interface Watched {
  readonly paced: PacedRun;
  readonly states: TrainingState[];
  readonly lives: LiveEpoch[];
  /** Waits until the training is held and all steps that it was granted are done. */
  held(): Promise<void>;
}

async function newHistory(): Promise<RunHistory> {
  const init = glorotUniform(networkShape(CONFIG), CONFIG.seed);
  const environment = await describeEnvironment(gpu, DATA);
  return new RunHistory({ config: CONFIG, dataset: DATA, environment, init, onEpoch: () => undefined });
}

async function open(history: RunHistory): Promise<Watched> {
  const states: TrainingState[] = [];
  const lives: LiveEpoch[] = [];
  let wake = () => {};
  const watcher = {
    onState(state: TrainingState) {
      states.push(state);
      wake();
    },
    onLive: (live: LiveEpoch) => void lives.push(live),
  };
  const paced = await PacedRun.create(gpu, DATA, { config: CONFIG, history, scores: null }, watcher);
  const arrived = () => {
    const last = states.at(-1);
    return last && !last.playing && last.epochs * paced.steps + last.step === paced.budget.position;
  };
  const held = async () => {
    while (!arrived() || history.epochs < Math.floor(paced.budget.position / paced.steps)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 20);
      });
    }
  };
  return { paced, states, lives, held };
}

async function folderOf(history: RunHistory): Promise<MemoryFolder> {
  const folder = memoryFolder('lab');
  await history.writeTo(folder);
  return folder;
}

/** The folder that the command line leaves for the same run. */
async function headless(): Promise<MemoryFolder> {
  const folder = memoryFolder('headless');
  await trainIntoFolder(gpu, DATA, { config: CONFIG, folder });
  return folder;
}

it('a run that is played, slowed down and stepped leaves the very bytes that train leaves', async () => {
  const history = await newHistory();
  const { paced, lives, held } = await open(history);
  const ended = paced.train();
  paced.budget.goOn('batch');
  await held();
  expect(paced.budget.position).toBe(1);
  await expect.poll(() => lives[0]?.visited.length).toBe(50);
  paced.budget.goOn('epoch');
  await held();
  expect(history.epochs).toBe(1);
  paced.budget.slowTo(200);
  paced.budget.stopAt(3);
  paced.budget.goOn('play');
  await held();
  expect(history.epochs).toBe(3);
  paced.budget.slowTo(null);
  paced.budget.stopAt(EPOCHS);
  paced.budget.goOn('play');
  await held();
  paced.end();
  expect(await ended).toBe('ended');
  expect((await folderOf(history)).files).toEqual((await headless()).files);
});

it('a run goes on from its last whole epoch, on another device if need be, with the same bits', async () => {
  const history = await newHistory();
  const first = await open(history);
  const ended = first.paced.train();
  first.paced.budget.goOn('epoch');
  await first.held();
  first.paced.budget.goOn('batch');
  await first.held();
  first.paced.end();
  await ended;
  expect(history.epochs).toBe(1);

  const second = await open(history);
  const over = second.paced.train();
  second.paced.budget.stopAt(EPOCHS);
  second.paced.budget.goOn('play');
  await second.held();
  second.paced.end();
  await over;
  expect((await folderOf(history)).files).toEqual((await headless()).files);
});

it('the folder of an unfinished run is read as a whole run of the epochs that there are', async () => {
  const history = await newHistory();
  const { paced, held } = await open(history);
  const ended = paced.train();
  paced.budget.goOn('epoch');
  await held();
  paced.end();
  await ended;
  const run = await readRun(await folderOf(history));
  expect(run).toMatchObject({ complete: true, epochs: 1, config: { epochs: 1 } });
});

it('an export in mid-run holds the epochs that there were when it began, whatever comes while it is written', async () => {
  const history = await newHistory();
  const { paced, held } = await open(history);
  const ended = paced.train();
  paced.budget.goOn('epoch');
  await held();
  const folder = memoryFolder('lab');
  let letWrite = () => {};
  const mayWrite = new Promise<void>((resolve) => {
    letWrite = resolve;
  });
  const begin = (name: string) => mayWrite.then(() => folder.begin(name));
  const writing = history.writeTo({ ...folder, begin });
  paced.budget.goOn('epoch');
  await held();
  letWrite();
  await writing;
  expect(history.epochs).toBe(2);
  const run = await readRun(folder);
  expect(run).toMatchObject({ complete: true, epochs: 1, config: { epochs: 1 } });
  paced.end();
  await ended;
  const alone = await newHistory();
  const other = await open(alone);
  const over = other.paced.train();
  other.paced.budget.goOn('epoch');
  await other.held();
  other.paced.end();
  await over;
  expect(folder.files).toEqual((await folderOf(alone)).files);
});

it('a run records the variants of its products, which are chosen when it is put on the adapter', async () => {
  const fresh = await Gpu.open({ adapter: adapterChoice() });
  const wide = { ...CONFIG, hidden: [512], batchSize: 100 };
  const init = glorotUniform(networkShape(wide), wide.seed);
  const environment = await describeEnvironment(fresh, DATA);
  const history = new RunHistory({ config: wide, dataset: DATA, environment, init, onEpoch: () => undefined });
  expect(history.environment.products?.variants).toEqual({});
  const watcher = { onState: () => undefined, onLive: () => undefined };
  const paced = await PacedRun.create(fresh, DATA, { config: wide, history, scores: null }, watcher);
  const ended = paced.train();
  paced.end();
  await ended;
  const written = JSON.parse(new TextDecoder().decode((await folderOf(history)).files.get('environment.json')));
  expect(Object.keys(written.products.variants).join()).toMatch(/dense_forward/);
  await fresh.close();
});
