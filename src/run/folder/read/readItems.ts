import type { FolderSource } from '../../../platform/folder.ts';
import { ITEM_COLUMNS } from '../itemColumns.ts';
import { ITEMS_FILE } from '../layout.ts';
import { type Chunk, ParquetTable } from './parquetTable.ts';

/** Where a training sample comes from. */
export interface Item {
  /** The name that the user's own id column gives it. */
  readonly id: string | null;
  /** The file, as a path within the data set. */
  readonly source: string;
  /** Its row in the file, as whoever opens the file sees it; `null` where the file is one sample. */
  readonly row: number | null;
}

export type ItemsBySample = ReadonlyMap<number, Item>;

/** Rows that are read at a time: their cells are JavaScript strings, and few of them are kept. */
const ROWS_AT_ONCE = 1 << 16;

const COLUMNS = ['sample', 'id', 'source', 'row', 'split'] as const;

/**
 * Where these training samples come from, by their index in the whole training set; none where the folder does not say
 * it, as that of a known data set. Throws `DamagedRunError`.
 */
export async function readItems(source: FolderSource, wanted: Iterable<number>): Promise<ItemsBySample> {
  const samples = new Set(wanted);
  const found = new Map<number, Item>();
  if (samples.size === 0 || !(await source.has(ITEMS_FILE))) return found;
  const table = await ParquetTable.open(
    source,
    ITEMS_FILE,
    ITEM_COLUMNS.map(({ name }) => name),
    { more: true },
  );
  for (let first = 0; first < table.rows && found.size < samples.size; first += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, table.rows - first);
    const cells = await readCells(table, first, rows);
    if (addTrainingItems(found, samples, cells, rows)) return found;
  }
  return found;
}

type Cells = Readonly<Record<(typeof COLUMNS)[number], readonly unknown[]>>;

async function readCells(table: ParquetTable, first: number, rows: number): Promise<Cells> {
  const chunks = await table.read(first, first + rows, COLUMNS);
  const cells = (name: string) => cellsOf(chunks.get(name) ?? [], rows);
  return {
    sample: cells('sample'),
    id: cells('id'),
    source: cells('source'),
    row: cells('row'),
    split: cells('split'),
  };
}

function cellsOf(chunks: readonly Chunk[], rows: number): unknown[] {
  const cells = new Array<unknown>(rows).fill(null);
  for (const { columnData, rowStart } of chunks) {
    for (let i = Math.max(0, -rowStart); i < columnData.length && rowStart + i < rows; i++) {
      cells[rowStart + i] = columnData[i];
    }
  }
  return cells;
}

/** Keeps the items that are wanted; true where the test samples have begun, behind which there are no others. */
function addTrainingItems(found: Map<number, Item>, samples: ReadonlySet<number>, cells: Cells, rows: number): boolean {
  for (let i = 0; i < rows; i++) {
    if (cells.split[i] !== 'train') return true;
    const sample = Number(cells.sample[i]);
    if (samples.has(sample)) found.set(sample, itemOf(cells, i));
  }
  return false;
}

function itemOf({ id, source, row }: Cells, i: number): Item {
  const [ownId, place] = [id[i] ?? null, row[i] ?? null];
  return {
    id: ownId === null ? null : String(ownId),
    source: String(source[i] ?? ''),
    row: place === null ? null : Number(place),
  };
}
