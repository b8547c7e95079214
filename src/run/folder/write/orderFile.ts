import type { FolderSink, PendingFile } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import { keptSamples } from '../../edits/edits.ts';
import { encodeNpyHeader, encodeNpyRow } from '../../formats/npy.ts';
import { ORDER_FILE } from '../layout.ts';

/** `order.npy` while it is written: one row per epoch. */
export class OrderFile {
  private rows = 0;

  private constructor(
    private readonly file: PendingFile,
    /** The samples of the run by their index in the whole training set. */
    private readonly samples: Int32Array,
    private length: number,
  ) {}

  static async begin(sink: FolderSink, config: RunConfig): Promise<OrderFile> {
    const file = await sink.begin(ORDER_FILE);
    const header = encodeNpyHeader(config.epochs, config.samples);
    await file.append(header);
    return new OrderFile(file, keptSamples(config), header.byteLength);
  }

  async append(order: Int32Array): Promise<void> {
    const row = encodeNpyRow(order.map((row) => this.samples[row] ?? row));
    await this.file.append(row);
    this.length += row.byteLength;
    this.rows++;
  }

  /** Remembers the rows so far; the function returned takes back whatever was appended since. */
  mark(): () => Promise<void> {
    const [rows, length] = [this.rows, this.length];
    return async () => {
      [this.rows, this.length] = [rows, length];
      await this.file.truncate(length);
    };
  }

  /** Puts the number of epochs that there are into the header: a run may end early. */
  async close(): Promise<void> {
    await this.file.rewrite(0, encodeNpyHeader(this.rows, this.samples.length));
    await this.file.commit();
  }

  async discard(): Promise<void> {
    await this.file.discard();
  }
}
