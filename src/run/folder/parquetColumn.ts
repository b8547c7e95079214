import type { Encoding } from 'hyparquet';

/** A column of a Parquet file. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'INT32' | 'FLOAT' | 'DOUBLE' | 'STRING';
  /** Whether values may be `null`. */
  readonly nullable?: boolean;
  /** Plain where left out: it is the fastest, and float32 noise does not compress. */
  readonly encoding?: Encoding;
}
