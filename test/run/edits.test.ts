import { expect, it } from 'vitest';
import type { Split } from '../../datasets/dataset.ts';
import { featuresOf } from '../../datasets/pickedFeatures.ts';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { squaredInputNorms } from '../../src/mlp/inputNorms.ts';
import { memoryFolder } from '../../src/platform/memoryFolder.ts';
import { describeConfig } from '../../src/run/describe.ts';
import { splitDigest } from '../../src/run/digest.ts';
import { type Edits, editDataset, keptSamples, wholeSamples } from '../../src/run/edits/edits.ts';
import { readOrder } from '../../src/run/folder/read/readOrder.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { SamplesTable } from '../../src/run/folder/read/samplesTable.ts';
import { trainIntoFolder } from '../../src/run/training/trainIntoFolder.ts';
import { bytesOf } from '../bytesOf.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { storedOf } from '../mlp/toy.ts';

const gpu = await openTestGpu();
const DATA = makeStrokes({ samples: 60, testSamples: 20 });
const EDITS: Edits = {
  relabelled: [
    { sample: 3, label: 7 },
    { sample: 59, label: 0 },
  ],
  excluded: [0, 4, 58],
};
const SETTINGS = {
  hidden: [8],
  activation: 'relu',
  epochs: 2,
  batchSize: 10,
  learningRate: 0.1,
  weightDecay: 0,
  seed: 1,
  orderSeed: 1,
  order: 'fixed',
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
} as const;

it('edits replace labels and leave out rows, and nothing else', () => {
  const { train, truth } = editDataset(DATA, EDITS);
  expect(train.samples).toBe(57);
  expect(truth).toHaveLength(57);
  const kept = keptSamples({ samples: 57, edits: EDITS });
  expect([...kept.slice(0, 4), ...kept.slice(-2)]).toEqual([1, 2, 3, 5, 57, 59]);
  const width = bytesOf(DATA.train).length / 60;
  for (const [row, sample] of kept.entries()) {
    const label = sample === 3 ? 7 : sample === 59 ? 0 : DATA.train.labels[sample];
    expect(train.labels[row]).toBe(label);
    expect(bytesOf(train).subarray(row * width, (row + 1) * width)).toEqual(
      bytesOf(DATA.train).subarray(sample * width, (sample + 1) * width),
    );
  }
});

it.each([
  ['in memory', (floats: Split) => floats],
  ['that are read when they are needed', storedOf],
])('edits leave out rows of floats %s', async (_, keep) => {
  const floats = { ...DATA.train, features: Float32Array.from(bytesOf(DATA.train), (byte) => byte / 255) };
  const { train } = editDataset({ ...DATA, train: keep(floats) }, EDITS);
  const kept = [...keptSamples({ samples: 57, edits: EDITS })];
  const rows = await featuresOf(train, [...kept.keys()]);
  expect(rows).toEqual(await featuresOf(floats, kept));
  expect(await splitDigest(train)).toBe(await splitDigest({ ...train, features: rows }));
  expect(await squaredInputNorms(train)).toEqual(await squaredInputNorms({ ...train, features: rows }));
});

it('edits that do not fit the data are refused', () => {
  expect(() => editDataset(DATA, { relabelled: [], excluded: [60] })).toThrow('the edits name sample 60');
  expect(() => editDataset(DATA, { relabelled: [{ sample: 1, label: 10 }], excluded: [] })).toThrow('class 10');
  expect(() => editDataset(DATA, { relabelled: [], excluded: [...Array(60).keys()] })).toThrow('no sample');
});

it('the folder of an edited run names its edits, keeps the samples of the whole set, and has a digest of its own', async () => {
  const edited = editDataset(DATA, EDITS);
  const config = describeConfig('strokes', edited, { ...SETTINGS, hidden: [8] }, EDITS);
  const folder = memoryFolder('edited');
  await trainIntoFolder(gpu, edited, { config, folder });
  const run = await readRun(folder);
  expect(run.config.edits).toEqual(EDITS);
  expect([run.config.samples, wholeSamples(run.config)]).toEqual([57, 60]);
  expect(run.environment.dataset.train.sha256).not.toBe(await splitDigest(DATA.train));
  const kept = keptSamples(run.config);
  const rows = await (await SamplesTable.open(folder, config, 2)).read(2, ['label']);
  expect(rows.int32('sample')).toEqual(kept);
  expect(rows.int32('label')).toEqual(Int32Array.from(edited.train.labels));
  const order = (await readOrder(folder, config)).data.subarray(0, 57);
  expect(Int32Array.from(order).sort()).toEqual(kept);
});
