import type { Encoding } from 'hyparquet';

/** A column of a Parquet file; none has nulls. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'INT32' | 'FLOAT' | 'DOUBLE' | 'STRING';
  /** Plain where left out: it is the fastest, and float32 noise does not compress. */
  readonly encoding?: Encoding;
}
