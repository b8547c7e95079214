import type { FolderSink } from '../../../platform/folder.ts';
import type { EpochRow } from '../../records.ts';
import { EPOCH_COLUMNS } from '../epochColumns.ts';
import { EPOCHS_FILE } from '../layout.ts';
import { ParquetStream } from './parquetStream.ts';

/** `epochs.parquet`: a few rows for each epoch, kept until the run ends and written at once. */
export class EpochsFile {
  private readonly rows: EpochRow[] = [];

  constructor(private readonly sink: FolderSink) {}

  append(rows: readonly EpochRow[]): void {
    this.rows.push(...rows);
  }

  async close(): Promise<void> {
    const stream = await ParquetStream.begin(this.sink, EPOCHS_FILE, EPOCH_COLUMNS);
    try {
      await stream.append(EPOCH_COLUMNS.map((column) => column.valuesOf(this.rows)));
      await stream.close();
    } catch (error) {
      await stream.discard();
      throw error;
    }
  }
}
