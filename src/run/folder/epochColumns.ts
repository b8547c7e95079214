import type { DecodedArray } from 'hyparquet';
import type { EpochRow } from '../records.ts';
import type { ParquetColumn } from './parquetColumn.ts';

/** A column of `epochs.parquet`: a field of its rows under its own name. */
export interface EpochColumn extends ParquetColumn {
  readonly name: keyof EpochRow;
  valuesOf(rows: readonly EpochRow[]): DecodedArray;
}

/** The columns of `epochs.parquet` in their order. */
export const EPOCH_COLUMNS: readonly EpochColumn[] = [
  { name: 'epoch', type: 'INT32', valuesOf: (rows) => Int32Array.from(rows, ({ epoch }) => epoch) },
  { name: 'split', type: 'STRING', valuesOf: (rows) => rows.map(({ split }) => split) },
  { name: 'class', type: 'INT32', valuesOf: (rows) => Int32Array.from(rows, (row) => row.class) },
  { name: 'error', type: 'DOUBLE', valuesOf: (rows) => Float64Array.from(rows, ({ error }) => error) },
  { name: 'nll', type: 'DOUBLE', valuesOf: (rows) => Float64Array.from(rows, ({ nll }) => nll) },
];
