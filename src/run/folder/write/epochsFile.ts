import type { DecodedArray } from 'hyparquet';
import type { FolderSink } from '../../../platform/folder.ts';
import type { EpochRow } from '../../records.ts';
import { EPOCHS_FILE } from '../layout.ts';
import { type ParquetColumn, ParquetStream } from './parquetStream.ts';

/** The columns of `epochs.parquet` in their order. */
export const EPOCH_COLUMNS: readonly ParquetColumn[] = [
  { name: 'epoch', type: 'INT32' },
  { name: 'split', type: 'STRING' },
  { name: 'class', type: 'INT32' },
  { name: 'error', type: 'DOUBLE' },
  { name: 'nll', type: 'DOUBLE' },
];

/** `epochs.parquet`: a few rows an epoch, kept until the run ends and written at once. */
export class EpochsFile {
  private readonly rows: EpochRow[] = [];

  constructor(private readonly sink: FolderSink) {}

  append(rows: readonly EpochRow[]): void {
    this.rows.push(...rows);
  }

  async close(): Promise<void> {
    const stream = await ParquetStream.begin(this.sink, EPOCHS_FILE, EPOCH_COLUMNS);
    try {
      await stream.append(this.columns());
      await stream.close();
    } catch (error) {
      await stream.discard();
      throw error;
    }
  }

  private columns(): DecodedArray[] {
    return [
      Int32Array.from(this.rows, (row) => row.epoch),
      this.rows.map((row) => row.split),
      Int32Array.from(this.rows, (row) => row.class),
      Float64Array.from(this.rows, (row) => row.error),
      Float64Array.from(this.rows, (row) => row.nll),
    ];
  }
}
