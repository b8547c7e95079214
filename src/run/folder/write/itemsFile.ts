import type { Dataset, Split } from '../../../../datasets/dataset.ts';
import type { Items } from '../../../../datasets/reading/items.ts';
import type { FolderSink } from '../../../platform/folder.ts';
import { type CarriedColumn, carriedColumns, ITEM_COLUMNS } from '../itemColumns.ts';
import { ITEMS_FILE } from '../layout.ts';
import type { ParquetColumn } from '../parquetColumn.ts';
import { ParquetStream } from './parquetStream.ts';

/** What is written of a data set, and which samples of the whole training set its training samples are. */
export interface ItemsOfRun {
  readonly dataset: Pick<Dataset, 'train' | 'test' | 'classes'>;
  /** [training samples]; the first ones where left out. */
  readonly samples?: Int32Array | undefined;
}

/** Rows that are encoded at a time: their cells are JavaScript strings, which take many times the bytes of the file. */
const ROWS_AT_ONCE = 1 << 16;

/**
 * Writes `items.parquet`, training samples first, then test samples; nothing where the samples have no items. Throws
 * `FolderError`.
 */
export async function writeItems(sink: FolderSink, { dataset, samples }: ItemsOfRun): Promise<void> {
  const { train, test, classes } = dataset;
  if (!train.items && !test.items) return;
  const carried = carriedColumns(dataset);
  const stream = await ParquetStream.begin(sink, ITEMS_FILE, [...ITEM_COLUMNS, ...carried.map(columnOf)]);
  try {
    await appendSplit(stream, { split: 'train', of: train, classes, carried, samples });
    await appendSplit(stream, { split: 'test', of: test, classes, carried });
    await stream.close();
  } catch (error) {
    await stream.discard();
    throw error;
  }
}

interface SplitRows {
  readonly split: 'train' | 'test';
  readonly of: Split;
  readonly classes: readonly string[];
  readonly carried: readonly CarriedColumn[];
  readonly samples?: Int32Array | undefined;
}

async function appendSplit(stream: ParquetStream, rows: SplitRows): Promise<void> {
  const { samples } = rows.of;
  for (let first = 0; first < samples; first += ROWS_AT_ONCE) {
    await stream.append(cellsOf(rows, first, Math.min(ROWS_AT_ONCE, samples - first)));
  }
}

/** The cells of some rows, an array for each column. */
function cellsOf({ split, of, classes, carried, samples }: SplitRows, first: number, count: number) {
  const { items = NO_ITEMS, labels } = of;
  const cells = <T>(cell: (place: number) => T) => Array.from({ length: count }, (_, row) => cell(first + row));
  const columns = new Map(items.columns.map(({ name, values }) => [name, values]));
  return [
    Int32Array.from(cells((place) => samples?.[place] ?? place)),
    cells((place) => items.ids?.[place] ?? null),
    cells((place) => items.sources[items.source?.[place] ?? 0] ?? ''),
    cells((place) => items.rows?.[place] ?? null),
    cells(() => split),
    cells((place) => classes[labels[place] ?? 0] ?? ''),
    ...carried.map(({ given }) => cells((place) => columns.get(given)?.[place] ?? '')),
  ];
}

const NO_ITEMS: Items = { sources: [], columns: [] };

function columnOf({ name }: CarriedColumn): ParquetColumn {
  return { name, type: 'STRING' };
}
