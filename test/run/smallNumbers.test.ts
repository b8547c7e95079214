import { describe, expect, it } from 'vitest';
import { assembleTables } from '../../datasets/assembly/assembleTables.ts';
import type { Dataset } from '../../datasets/dataset.ts';
import { makeStrokes } from '../../datasets/strokes/strokes.ts';
import { type MemoryColumn, memoryTable } from '../../datasets/tables/memoryTable.ts';
import { memoryFolder } from '../../src/platform/memoryFolder.ts';
import { describeConfig } from '../../src/run/describe.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { trainIntoFolder } from '../../src/run/training/trainIntoFolder.ts';
import { runSettingsOf } from '../../src/settings/runSettings.ts';
import { bytesOf } from '../bytesOf.ts';
import { openTestGpu } from '../gpu/openGpu.ts';

const gpu = await openTestGpu();

/** The test error after training on a data set. */
async function errorOf(dataset: Dataset, settings: Parameters<typeof runSettingsOf>[0]): Promise<number> {
  const folder = memoryFolder('run');
  const config = describeConfig(dataset.name, dataset, runSettingsOf(settings));
  await trainIntoFolder(gpu, dataset, { config, folder });
  const { epochRows } = await readRun(folder);
  return epochRows.findLast((row) => row.split === 'test' && row.class === -1)?.error ?? Number.NaN;
}

/** A table of six features of 0 and `one`; the class is the first of them. */
function animals(one: number): Promise<Dataset> {
  const bit = (row: number, column: number) => ((row * 2_654_435_761 + column * 40_503 * (row + 7)) >>> 7) & 1;
  const columns: MemoryColumn[] = ['hair', 'feathers', 'eggs', 'milk', 'airborne', 'aquatic'].map((name, column) => ({
    name,
    values: Array.from({ length: 300 }, (_, row) => one * bit(row, column)),
  }));
  const label = { name: 'class', values: Array.from({ length: 300 }, (_, row) => (bit(row, 0) ? 'yes' : 'no')) };
  return assembleTables({
    name: 'animals',
    train: memoryTable({ file: 'a.csv', format: 'CSV', columns: [...columns, label] }),
  });
}

/** Drawn digits of 14 × 14 whole numbers from 0 to 16, times a factor, as arrays hold them. */
function digits(factor: number): Promise<Dataset> {
  const strokes = makeStrokes({ samples: 600, testSamples: 1 });
  const bytes = bytesOf(strokes.train);
  const pixel = (sample: number, row: number, column: number) => bytes[784 * sample + 28 * row + column] ?? 0;
  const values = Array.from({ length: 600 * 196 }, (_, i) => {
    const [sample, row, column] = [Math.floor(i / 196), 2 * Math.floor((i % 196) / 14), 2 * (i % 14)];
    const sum = [0, 1].reduce((all, d) => all + pixel(sample, row + d, column) + pixel(sample, row + d, column + 1), 0);
    return Math.round(Math.round((sum / 4 / 255) * 16) * factor);
  });
  const columns: MemoryColumn[] = [
    { name: 'data', width: 196, values, role: 'feature' },
    { name: 'target', values: [...strokes.train.labels], role: 'label' },
  ];
  return assembleTables({ name: 'digits', train: memoryTable({ file: 'digits.npz', format: 'arrays', columns }) });
}

describe('small whole numbers', () => {
  it('of 0 and 1 reach the error of 0 and 255', async () => {
    const settings = { hidden: [16], epochs: 20, batchSize: 25 };
    expect(await errorOf(await animals(255), settings)).toBe(0);
    expect(await errorOf(await animals(1), settings)).toBe(0);
  });

  it('of 0 to 16 reach the error of the same values times 255/16', async () => {
    const settings = { hidden: [32], epochs: 10, batchSize: 50 };
    const [small, large] = [await digits(1), await digits(255 / 16)];
    expect(small.image).toEqual({ width: 14, height: 14, channels: 1 });
    const errors = [await errorOf(small, settings), await errorOf(large, settings)];
    expect(errors[0]).toBeLessThan(0.35);
    expect(Math.abs((errors[0] ?? 1) - (errors[1] ?? 0))).toBeLessThan(0.03);
  });
});
