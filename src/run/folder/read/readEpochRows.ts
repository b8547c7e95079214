import type { FolderSource } from '../../../platform/folder.ts';
import type { EpochRow } from '../../records.ts';
import { EPOCH_COLUMNS } from '../epochColumns.ts';
import { DamagedRunError } from '../errors.ts';
import { EPOCHS_FILE } from '../layout.ts';
import { ParquetTable } from './parquetTable.ts';

/** The rows of `epochs.parquet`. Throws `DamagedRunError`. */
export async function readEpochRows(source: FolderSource): Promise<EpochRow[]> {
  const names = EPOCH_COLUMNS.map(({ name }) => name);
  const table = await ParquetTable.open(source, EPOCHS_FILE, names);
  const chunks = await table.read(0, table.rows);
  const columnOf = (name: string) =>
    (chunks.get(name) ?? []).flatMap((chunk): unknown[] => Array.from(chunk.columnData));
  const columns = new Map(names.map((name) => [name, columnOf(name)]));
  return Array.from({ length: table.rows }, (_, row) => rowOf(source, (name) => columns.get(name)?.[row]));
}

function rowOf(source: FolderSource, cell: (name: keyof EpochRow) => unknown): EpochRow {
  return {
    epoch: Number(cell('epoch')),
    split: checkSplit(source, cell('split')),
    class: Number(cell('class')),
    error: Number(cell('error')),
    nll: Number(cell('nll')),
  };
}

function checkSplit(source: FolderSource, split: unknown): 'train' | 'test' {
  if (split === 'train' || split === 'test') return split;
  throw new DamagedRunError(`${source.location}/${EPOCHS_FILE}: expected split train or test, got ${String(split)}`);
}
