import { afterAll, expect, it, vi } from 'vitest';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import type { WorkerEvent } from '../../src/lab/protocol/events.ts';
import { RunHistory } from '../../src/lab/worker/history/history.ts';
import { Trainer } from '../../src/lab/worker/training/trainer.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { memoryFolder } from '../../src/platform/memoryFolder.ts';
import { networkShape, type RunConfig } from '../../src/run/config.ts';
import { describeConfig, describeEnvironment } from '../../src/run/describe.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { adapterChoice } from '../gpu/openGpu.ts';

const DATA = makeStrokes({ samples: 120, testSamples: 40 });
const CONFIG: RunConfig = describeConfig('strokes', DATA, {
  hidden: [12],
  activation: 'relu',
  epochs: 1,
  batchSize: 30,
  learningRate: 0.1,
  weightDecay: 0,
  seed: 5,
  orderSeed: 5,
  order: 'fixed',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
});
/** Bytes of an epoch's records: five columns, the order, and gradients and importance in two layers, four bytes each. */
const EPOCH_BYTES = DATA.train.samples * 4 * (5 + 1 + 2 * 2);

const events: WorkerEvent[] = [];
const trainer = new Trainer(
  (event) => void events.push(event),
  (work) => void work(),
);
trainer.device.adapter = adapterChoice();
const gpu = await trainer.device.open();
afterAll(async () => {
  await trainer.end();
  await (await trainer.device.open()).close();
});

async function newHistory(config = CONFIG, onEpoch = () => {}, mostBytes?: number): Promise<RunHistory> {
  const init = glorotUniform(networkShape(config), config.seed);
  const environment = await describeEnvironment(gpu, DATA);
  return new RunHistory({ config, dataset: DATA, environment, init, onEpoch, mostBytes });
}

/** The sentences of all failures so far. */
function failures(): string[] {
  return events.flatMap((event) => (event.event === 'failed' ? event.failure.sentence : []));
}

it('a run that cannot begin leaves the previous one in its place, held after its last epoch', async () => {
  const history = await newHistory();
  const paced = await trainer.start({ run: 1, history, scores: null });
  await trainer.goOn('epoch');
  await expect.poll(() => history.epochs).toBe(1);
  const next = await newHistory(describeConfig('strokes', DATA, { ...CONFIG, batches: 'NLM' }));
  await expect(trainer.replaceBy({ run: 2, history: next, scores: null })).rejects.toThrow('scores');
  expect(paced.over).toBe(true);
  expect(events.at(-1)).toMatchObject({ event: 'state', state: { playing: false, epochs: 1, step: 0 } });
  await trainer.goOn('epoch');
  await expect.poll(() => history.epochs).toBe(2);
  expect(next.epochs).toBe(0);
});

it('a previous run that cannot come back either is held, and playing it puts it on a device again', async () => {
  const history = await newHistory();
  await trainer.start({ run: 1, history, scores: null });
  await trainer.goOn('play');
  await expect.poll(() => history.epochs).toBeGreaterThan(0);
  const next = await newHistory();
  const open = vi.spyOn(trainer.device, 'open').mockRejectedValue(new Error('no device now'));
  await expect(trainer.replaceBy({ run: 2, history: next, scores: null })).rejects.toThrow('no device now');
  const { epochs } = history;
  expect(events.at(-1)).toMatchObject({ event: 'state', state: { playing: false, epochs, step: 0 } });
  open.mockRestore();
  await trainer.goOn('epoch');
  await expect.poll(() => history.epochs).toBe(epochs + 1);
});

it('a device that failed is replaced by another', async () => {
  const failed = await trainer.device.open();
  failed.device.createBuffer({ size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE });
  await expect(failed.finish()).rejects.toThrow('usage');
  const another = await trainer.device.open();
  expect(another).not.toBe(failed);
  await another.finish();
  await trainer.start({ run: 3, history: await newHistory(), scores: null });
});

it('an endless run pauses when its records fill their room, says why, and loses none', async () => {
  const room = 5 * EPOCH_BYTES;
  const history = await newHistory(CONFIG, () => trainer.pauseIfFull(), room);
  await trainer.start({ run: 1, history, scores: null });
  await trainer.goOn('play');
  await expect
    .poll(() => failures()[0])
    .toMatch(/^The records of 5 epochs fill .* nothing is lost: save it from Files/);
  expect(trainer.held).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(history.epochs).toBeLessThanOrEqual(6); // One may have been on the GPU by then.
  await expect(trainer.goOn('play')).rejects.toThrow('fill');
  expect(trainer.held).toBe(true);
  const folder = memoryFolder('the run');
  await history.writeTo(folder);
  expect(await readRun(folder)).toMatchObject({ complete: true, epochs: history.epochs });
});
