import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import seedrandom from 'seedrandom';
import { afterAll, describe, expect, it } from 'vitest';
import { formatOf } from '../../datasets/features.ts';
import { loadDataset } from '../../datasets/load.ts';
import { nodeDatasetSource } from '../../src/platform/node/datasetSource.ts';
import { nodeFolder } from '../../src/platform/node/files.ts';
import { describeConfig } from '../../src/run/describe.ts';
import { trainIntoFolder } from '../../src/run/training/trainIntoFolder.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { realData } from '../realData.ts';
import { type ReplayedRow, replay, writtenEpochs, writtenFinal } from '../reference/replay.ts';

const gpu = await openTestGpu();
const scratch = mkdtempSync(join(tmpdir(), 'samplescope-replay-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const SETTINGS = {
  epochs: 2,
  learningRate: 0.1,
  weightDecay: 0.05, // large enough to be missed if it were left out
  seed: 5,
  orderSeed: 6,
  batches: 'Rand',
  norms: true,
  snapshotEvery: 0,
} as const;

/** Writes a table of three classes with columns of very different sizes, and one of words. Returns its path. */
function writeTable(): string {
  const file = join(scratch, 'people.csv');
  const random = seedrandom('people');
  const rows = Array.from({ length: 240 }, (_, row) => {
    const label = row % 3;
    const numbers = [1e-4 * (label + random()), 3000 * random() + 900 * label, 1.7e9 + 1e6 * random(), random() - 0.5];
    return [...numbers, ['blue', 'red', 'green'][Math.floor(3 * random())], `class ${label}`].join();
  });
  writeFileSync(file, `${['tiny', 'salary', 'seconds', 'noise', 'colour', 'label'].join()}\n${rows.join('\n')}\n`);
  return file;
}

describe.each([
  { name: 'strokes', samples: 330, hidden: [20, 16], batchSize: 50, order: 'fixed', activation: 'relu' },
  { name: 'strokes', samples: 100, hidden: [12], batchSize: 16, order: 'shuffled', activation: 'tanh' },
  { name: 'a table', samples: 200, hidden: [20, 16], batchSize: 30, order: 'shuffled', activation: 'relu' },
  { name: 'mnist', samples: 1000, hidden: [64, 64, 64], batchSize: 100, order: 'fixed', activation: 'relu' },
] as const)('a run on $name with hidden layers $hidden', ({ name, samples, ...shape }) => {
  it('is reproduced by an independent float64 program', async (context) => {
    const source = nodeDatasetSource(name === 'mnist' ? dirname(realData(context, name)) : undefined);
    const path = name === 'a table' ? writeTable() : name;
    const dataset = await loadDataset(path, source, { samples, testSamples: 30 });
    expect(formatOf(dataset.train.features)).toBe(name === 'a table' ? 'floats' : 'bytes');
    const out = join(scratch, `${name.replace(' ', '-')}-${samples}`);
    const config = describeConfig(name, dataset, { ...SETTINGS, ...shape, hidden: [...shape.hidden] });
    await trainIntoFolder(gpu, dataset, { config, folder: nodeFolder(out) });

    const replayed = replay(out, dataset.train);
    const written = await writtenEpochs(out);
    expect([written.length, replayed.epochs.length]).toEqual([SETTINGS.epochs, SETTINGS.epochs]);
    for (const [epoch, rows] of replayed.epochs.entries()) {
      // float32 and float64 drift apart along a run; the first epoch is where they must be close.
      expectRows(written[epoch] ?? [], rows, epoch === 0 ? 1e-3 : 5e-3);
    }
    expect(replayed.final.layers).toHaveLength(shape.hidden.length + 1);
    for (const [d, layer] of writtenFinal(out).layers.entries()) {
      expectClose(layer.weight, replayed.final.layers[d]?.weight ?? [], 1e-3, 0.01);
      expectClose(layer.bias, replayed.final.layers[d]?.bias ?? [], 1e-3, 0.01);
    }
  });
});

/** Expects errors of at most `tolerance` times each value, or times 1% of its column's mean where the value is smaller. */
function expectRows(actual: readonly ReplayedRow[], expected: readonly ReplayedRow[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expect(expected.length).toBeGreaterThan(0);
  for (const column of Object.keys(expected[0] ?? {})) {
    const values = expected.map((row) => row[column] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
    const errors = values.map((value, i) => {
      const written = Number(actual[i]?.[column]);
      const allowed = tolerance * Math.max(Math.abs(value), mean / 100);
      return written === value ? 0 : Math.abs(written - value) / allowed;
    });
    expect(Math.max(...errors), column).toBeLessThanOrEqual(1); // fails for NaN too
  }
}
