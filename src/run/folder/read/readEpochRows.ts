import type { FolderSource } from '../../../platform/folder.ts';
import type { EpochRow } from '../../records.ts';
import { DamagedRunError } from '../errors.ts';
import { EPOCHS_FILE } from '../layout.ts';
import { EPOCH_COLUMNS } from '../write/epochsFile.ts';
import { ParquetTable } from './parquetTable.ts';

/** The rows of `epochs.parquet`. Throws `DamagedRunError`. */
export async function readEpochRows(source: FolderSource): Promise<EpochRow[]> {
  const columns = EPOCH_COLUMNS.map((column) => column.name);
  const table = await ParquetTable.open(source, EPOCHS_FILE, columns);
  const chunks = await table.read(0, table.rows);
  const column = (name: string) => (chunks.get(name) ?? []).flatMap((chunk): unknown[] => Array.from(chunk.columnData));
  const [splits, classes, errors, nlls] = ['split', 'class', 'error', 'nll'].map(column);
  return column('epoch').map((epoch, row) => ({
    epoch: Number(epoch),
    split: checkSplit(source, splits?.[row]),
    class: Number(classes?.[row]),
    error: Number(errors?.[row]),
    nll: Number(nlls?.[row]),
  }));
}

function checkSplit(source: FolderSource, split: unknown): 'train' | 'test' {
  if (split === 'train' || split === 'test') return split;
  throw new DamagedRunError(`${source.location}/${EPOCHS_FILE}: expected split train or test, got ${String(split)}`);
}
