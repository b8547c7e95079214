import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import type { Split } from '../../datasets/dataset.ts';
import { loadDataset } from '../../datasets/load.ts';
import { nodeDatasetSource } from '../../src/platform/node/datasetSource.ts';
import { nodeFolder } from '../../src/platform/node/files.ts';
import { describeConfig } from '../../src/run/describe.ts';
import { trainIntoFolder } from '../../src/run/training/trainIntoFolder.ts';
import { runSettingsOf } from '../../src/settings/runSettings.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { replay, writtenEpochs } from '../reference/replay.ts';

/**
 * Replays a run on a table from the run folder and the table's own text: nothing of the program reads the CSV file, chooses
 * its columns, splits its rows or scales its cells here.
 */
const scratch = mkdtempSync(join(tmpdir(), 'samplescope-table-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const CSV = join(scratch, 'people.csv');

/** Columns of very different sizes, a column of words, gaps, an id and a column that travels along. */
function writeTable(): void {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const [age, seen] = [18 + ((i * 37) % 61), 1.7e9 + ((i * 7919) % 600)];
    const rate = i % 17 === 3 ? '' : (((i * 53) % 97) / 9700).toFixed(6);
    const income = age + (i % 5) * 4 > 52 ? 'high' : 'low';
    return [`p${i}`, age, seen, rate, ['Bern', 'Basel', 'Zürich'][(i * 5) % 3], `note ${i}`, income].join(',');
  });
  writeFileSync(CSV, `person,age,seen,rate,town,remark,income\n${rows.join('\n')}\n`);
}

/** The training samples as the network must see them, [samples, features], in the order of `items.parquet`. */
async function samplesOf(folder: string): Promise<Split> {
  const { feature, label } = cellReader(folder);
  const names: string[] = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8')).dataset.reading.features
    .names;
  const { mean = [], scale = [], fill = [] } = readTensors(join(folder, 'scaling.safetensors'));
  const items = (await itemsOf(folder)).filter(({ split }) => split === 'train');
  const values = items.flatMap(({ row }) =>
    names.map((name, column) => {
      const cell = feature(Number(row), name);
      return (((Number.isNaN(cell) ? fill[column] : cell) ?? 0) - (mean[column] ?? 0)) / (scale[column] ?? 1);
    }),
  );
  const classes: string[] = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8')).classes;
  const labels = Uint16Array.from(items, ({ row }) => classes.indexOf(label(Number(row))));
  return { samples: items.length, features: Float32Array.from(values), labels };
}

/** Cells of the text by the row that a spreadsheet shows; a feature `town=Bern` is 1 where the cell is that word. */
function cellReader(folder: string) {
  const lines = readFileSync(CSV, 'utf8').split('\n');
  const columns = (lines[0] ?? '').split(',');
  const { reading } = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
  const cell = (row: number, name: string) => (lines[row - 1] ?? '').split(',')[columns.indexOf(name)] ?? '';
  const feature = (row: number, name: string) => {
    const [column = '', word] = name.split('=');
    if (word !== undefined) return cell(row, column) === word ? 1 : 0;
    return cell(row, column) === '' ? Number.NaN : Number(cell(row, column));
  };
  return { feature, label: (row: number) => cell(row, reading.label) };
}

async function itemsOf(folder: string) {
  const bytes = readFileSync(join(folder, 'items.parquet'));
  return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
}

/** Tensors of float64: header length (uint64), JSON header, values. */
function readTensors(path: string): Readonly<Record<string, Float64Array>> {
  const bytes = readFileSync(path);
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  const { __metadata__, ...header } = JSON.parse(bytes.toString('utf8', 8, start));
  expect(__metadata__.kind).toBe('standard');
  return Object.fromEntries(
    Object.entries<{ dtype: string; data_offsets: [number, number] }>(header).map(([name, { dtype, data_offsets }]) => {
      const [from, to] = data_offsets.map((offset) => bytes.byteOffset + start + offset);
      expect(dtype).toBe('F64');
      return [name, new Float64Array(bytes.buffer.slice(from, to))];
    }),
  );
}

describe('a run on a table of float32 features', () => {
  it('is reproduced in float64 from its folder and the text of the table', async () => {
    writeTable();
    const reading = { label: 'income', id: 'person', ignore: ['remark'], missing: 'mean' } as const;
    const dataset = await loadDataset(CSV, nodeDatasetSource(), { reading });
    const settings = runSettingsOf({ hidden: [12, 8], epochs: 2, batchSize: 20, order: 'shuffled', seed: 3 });
    const out = join(scratch, 'run');
    const config = describeConfig(CSV, dataset, settings);
    await trainIntoFolder(await openTestGpu(), dataset, { config, folder: nodeFolder(out) });

    const train = await samplesOf(out);
    expect([train.samples, new Set(train.labels).size]).toEqual([200, 2]);
    const written = await writtenEpochs(out);
    const { epochs } = replay(out, train);
    expect(epochs).toHaveLength(2);
    for (const [epoch, rows] of epochs.entries()) {
      for (const column of Object.keys(rows[0] ?? {})) {
        const values = rows.map((row) => row[column] ?? Number.NaN);
        const mean = values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;
        const errors = values.map((value, i) => {
          return Math.abs(Number(written[epoch]?.[i]?.[column]) - value) / Math.max(Math.abs(value), mean / 100);
        });
        expect(Math.max(...errors), `${column} of epoch ${epoch + 1}`).toBeLessThanOrEqual(1e-3);
      }
    }
  });

  it('keeps with each sample its id, its row, and what travels along', async () => {
    const items = await itemsOf(join(scratch, 'run'));
    expect(items).toHaveLength(240);
    const lines = readFileSync(CSV, 'utf8').split('\n');
    for (const { id, row, class: name, remark, source } of items) {
      expect(lines[Number(row) - 1]).toMatch(new RegExp(`^${id},.*,${remark},${name}$`));
      expect(source).toBe('people.csv');
    }
    expect(new Set(items.map(({ row }) => row)).size).toBe(240);
  });
});
