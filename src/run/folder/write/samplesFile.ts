import type { FolderSink } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import { keptSamples } from '../../edits/edits.ts';
import type { EpochRecords } from '../../records.ts';
import { SAMPLES_FILE } from '../layout.ts';
import { type SampleColumn, sampleColumns } from '../sampleColumns.ts';
import { ParquetStream } from './parquetStream.ts';

type Values = Int32Array | Float32Array;

interface SamplesFileParts {
  readonly stream: ParquetStream;
  readonly columns: readonly SampleColumn[];
  /** The samples of the run by their index in the whole training set. */
  readonly samples: Int32Array;
  readonly labels: Int32Array;
}

/** `samples.parquet` while it is written: one row per epoch and sample, in sample order within an epoch. */
export class SamplesFile {
  private constructor(private readonly parts: SamplesFileParts) {}

  static async begin(sink: FolderSink, config: RunConfig, labels: ArrayLike<number>): Promise<SamplesFile> {
    const columns = sampleColumns(config);
    const stream = await ParquetStream.begin(sink, SAMPLES_FILE, columns);
    return new SamplesFile({ stream, columns, samples: keptSamples(config), labels: Int32Array.from(labels) });
  }

  async append(records: EpochRecords): Promise<void> {
    await this.parts.stream.append(this.valuesOf(records));
  }

  /** Appends only the samples that were met before step `divergedAtStep`. */
  async appendBefore(records: EpochRecords, divergedAtStep: number): Promise<void> {
    const met = (_: number, sample: number) => (records.step[sample] ?? divergedAtStep) < divergedAtStep;
    await this.parts.stream.append(this.valuesOf(records).map((column): Values => column.filter(met)));
  }

  /** Remembers the rows so far; the function returned takes back whatever was appended since. */
  mark(): () => Promise<void> {
    return this.parts.stream.mark();
  }

  async close(): Promise<void> {
    await this.parts.stream.close();
  }

  async discard(): Promise<void> {
    await this.parts.stream.discard();
  }

  private valuesOf(records: EpochRecords): Values[] {
    const { columns, samples, labels } = this.parts;
    return columns.map((column) => column.valuesOf({ samples, labels, records }));
  }
}
