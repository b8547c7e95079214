import type { FolderSource } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import { keptSamples } from '../../edits/edits.ts';
import { DamagedRunError } from '../errors.ts';
import { SAMPLES_FILE } from '../layout.ts';
import { RECORD_COLUMNS, type RecordColumn, recordColumnNames, sampleColumns } from '../sampleColumns.ts';
import { type Chunk, ParquetTable } from './parquetTable.ts';

/** The columns by which the rows of an epoch are checked. */
const KEYS = ['epoch', 'sample'];

/** `samples.parquet` of a run, read an epoch and some columns at a time. Every failure is a `DamagedRunError`. */
export class SamplesTable {
  private constructor(
    private readonly path: string,
    private readonly table: ParquetTable,
    /** The samples of the run by their index in the whole training set: one row each in an epoch. */
    private readonly samples: Int32Array,
  ) {}

  /** Opens the table and checks that it has the columns of the run and at least these whole epochs. */
  static async open(source: FolderSource, config: RunConfig, epochs: number): Promise<SamplesTable> {
    const { samples } = config;
    const columns = sampleColumns(config).map((column) => column.name);
    const table = await ParquetTable.open(source, SAMPLES_FILE, columns);
    const path = `${source.location}/${SAMPLES_FILE}`;
    if (table.rows >= epochs * samples) return new SamplesTable(path, table, keptSamples(config));
    throw new DamagedRunError(
      `${path}: expected at least ${epochs} epochs of ${samples} rows, got ${table.rows} rows; write the run again`,
    );
  }

  /** The values of an epoch, 1-based, in these columns. */
  async read(epoch: number, columns: readonly string[]): Promise<SampleValues> {
    const { length } = this.samples;
    const rows = [(epoch - 1) * length, epoch * length] as const;
    const values = new SampleValues(await this.table.read(...rows, [...KEYS, ...columns]), length);
    this.checkKeys(values, epoch);
    return values;
  }

  /** The rows of an epoch must be its samples in order: everything else is read by position. */
  private checkKeys(values: SampleValues, epoch: number): void {
    const inOrder = values.int32('sample').every((sample, row) => sample === this.samples[row]);
    const oneEpoch = values.int32('epoch').every((value) => value === epoch);
    if (inOrder && oneEpoch) return;
    throw new DamagedRunError(
      `${this.path}: the rows of epoch ${epoch} are not its ${this.samples.length} samples in order`,
    );
  }
}

type ArrayOf<Type> = Type extends 'INT32' ? Int32Array<ArrayBuffer> : Float32Array<ArrayBuffer>;

/** The columns that hold fields of the records, under their names. */
export type RecordColumns = {
  readonly [Name in RecordColumn]: ArrayOf<(typeof RECORD_COLUMNS)[Name]['type']>;
};

/** Columns of an epoch, each [samples]. */
export class SampleValues {
  constructor(
    private readonly chunks: ReadonlyMap<string, readonly Chunk[]>,
    private readonly samples: number,
  ) {}

  /** Each as the type of its column says. */
  recordColumns(): RecordColumns {
    const read = (name: RecordColumn) =>
      RECORD_COLUMNS[name].type === 'INT32' ? this.int32(name) : this.float32(name);
    return Object.fromEntries(recordColumnNames().map((name) => [name, read(name)])) as RecordColumns;
  }

  int32(name: string): Int32Array<ArrayBuffer> {
    return fill(new Int32Array(this.samples), this.chunks.get(name) ?? []);
  }

  float32(name: string): Float32Array<ArrayBuffer> {
    return fill(new Float32Array(this.samples), this.chunks.get(name) ?? []);
  }
}

function fill<T extends Int32Array | Float32Array>(column: T, chunks: readonly Chunk[]): T {
  for (const { columnData, rowStart } of chunks) {
    for (let i = Math.max(0, -rowStart); i < columnData.length && rowStart + i < column.length; i++) {
      column[rowStart + i] = Number(columnData[i]);
    }
  }
  return column;
}
