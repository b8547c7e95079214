import { sumLayers } from '../../importance/sumLayers.ts';
import { layerNames, type RunConfig } from '../config.ts';
import type { EpochRecords } from '../records.ts';
import type { ParquetColumn } from './parquetColumn.ts';

/** The rows of an epoch: who they are, and what was measured of them. */
export interface SampleRows {
  /** The samples by their index in the whole training set. */
  readonly samples: Int32Array;
  readonly labels: Int32Array;
  readonly records: EpochRecords;
}

/** A column of `samples.parquet`, and where its values come from. */
export interface SampleColumn extends ParquetColumn {
  valuesOf(rows: SampleRows): Int32Array | Float32Array;
}

/** Columns that hold a field of the records under its own name. */
export const RECORD_COLUMNS = {
  step: { type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
  nll: { type: 'FLOAT' },
  prediction: { type: 'INT32', encoding: 'RLE_DICTIONARY' },
  margin: { type: 'FLOAT' },
  el2n: { type: 'FLOAT' },
} as const satisfies Partial<Record<keyof EpochRecords, Omit<ParquetColumn, 'name'>>>;

export type RecordColumn = keyof typeof RECORD_COLUMNS;

/** Fields of the records that have a column for each layer, by what the names of these begin with: `grad2_L1`. */
export const LAYER_COLUMNS = { grad2: 'grad2', importanceByLayer: 'importance' } as const;

/** α, the sum over the layers. */
export const IMPORTANCE_COLUMN = 'importance';

/** The columns of `samples.parquet` in their order; without norms there are no `grad2_*` and `importance*`. */
export function sampleColumns(config: RunConfig): SampleColumn[] {
  return [
    { name: 'epoch', type: 'INT32', encoding: 'RLE_DICTIONARY', valuesOf: epochOfEach },
    { name: 'sample', type: 'INT32', encoding: 'DELTA_BINARY_PACKED', valuesOf: ({ samples }) => samples },
    { name: 'label', type: 'INT32', encoding: 'RLE_DICTIONARY', valuesOf: ({ labels }) => labels },
    ...recordColumnNames().map(recordColumn),
    ...layerColumns(config, 'grad2'),
    ...layerColumns(config, 'importanceByLayer'),
    ...(config.norms ? [{ name: IMPORTANCE_COLUMN, type: 'FLOAT', valuesOf: importanceOf } as const] : []),
  ];
}

export function recordColumnNames(): RecordColumn[] {
  return Object.keys(RECORD_COLUMNS) as RecordColumn[];
}

/** The names of a field's columns, from the first layer to the last; none where no norms are measured. */
export function layerColumnNames(config: RunConfig, field: keyof typeof LAYER_COLUMNS): string[] {
  return config.norms ? layerNames(config).map((layer) => `${LAYER_COLUMNS[field]}_${layer}`) : [];
}

function recordColumn(name: RecordColumn): SampleColumn {
  return { name, ...RECORD_COLUMNS[name], valuesOf: ({ records }) => records[name] };
}

function layerColumns(config: RunConfig, field: keyof typeof LAYER_COLUMNS): SampleColumn[] {
  return layerColumnNames(config, field).map((name, layer) => ({
    name,
    type: 'FLOAT',
    valuesOf: ({ records }) => records[field][layer] ?? new Float32Array(0),
  }));
}

function epochOfEach({ samples, records }: SampleRows): Int32Array {
  return new Int32Array(samples.length).fill(records.epoch);
}

function importanceOf({ records }: SampleRows): Float32Array {
  return Float32Array.from(sumLayers(records.importanceByLayer));
}
