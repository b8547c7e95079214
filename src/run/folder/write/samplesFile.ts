import { sumLayers } from '../../../importance/sumLayers.ts';
import type { FolderSink } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import { keptSamples } from '../../edits/edits.ts';
import type { EpochRecords } from '../../records.ts';
import { SAMPLES_FILE } from '../layout.ts';
import { sampleColumns } from '../sampleColumns.ts';
import { ParquetStream } from './parquetStream.ts';

type Column = Int32Array | Float32Array;

/** `samples.parquet` while it is written: one row per epoch and sample, in sample order within an epoch. */
export class SamplesFile {
  private constructor(
    private readonly stream: ParquetStream,
    private readonly samples: Int32Array,
    private readonly labels: Int32Array,
  ) {}

  static async begin(sink: FolderSink, config: RunConfig, labels: ArrayLike<number>): Promise<SamplesFile> {
    const stream = await ParquetStream.begin(sink, SAMPLES_FILE, sampleColumns(config));
    return new SamplesFile(stream, keptSamples(config), Int32Array.from(labels));
  }

  async append(records: EpochRecords): Promise<void> {
    await this.stream.append(this.columnsOf(records));
  }

  /** Appends only the samples that were met before step `stepsBefore`. */
  async appendBefore(records: EpochRecords, stepsBefore: number): Promise<void> {
    const met = (_: number, sample: number) => (records.step[sample] ?? stepsBefore) < stepsBefore;
    await this.stream.append(this.columnsOf(records).map((column): Column => column.filter(met)));
  }

  /** Remembers the rows so far; the function returned takes back whatever was appended since. */
  mark(): () => Promise<void> {
    return this.stream.mark();
  }

  async close(): Promise<void> {
    await this.stream.close();
  }

  async discard(): Promise<void> {
    await this.stream.discard();
  }

  private columnsOf(records: EpochRecords): Column[] {
    const { epoch, step, nll, prediction, margin, el2n, grad2, importanceByLayer } = records;
    const epochs = new Int32Array(this.labels.length).fill(epoch);
    const total = importanceByLayer.length > 0 ? [Float32Array.from(sumLayers(importanceByLayer))] : [];
    return [
      epochs,
      this.samples,
      this.labels,
      step,
      nll,
      prediction,
      margin,
      el2n,
      ...grad2,
      ...importanceByLayer,
      ...total,
    ];
  }
}
