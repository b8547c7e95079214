import type { FolderSource } from '../../platform/folder.ts';
import { layerNames, type RunConfig } from '../config.ts';
import type { EpochRecords } from '../records.ts';
import { DamagedRunError } from './errors.ts';
import { SAMPLES_FILE } from './layout.ts';
import { type Chunk, ParquetTable } from './parquetTable.ts';
import { sampleColumns } from './sampleColumns.ts';

type Chunks = ReadonlyMap<string, readonly Chunk[]>;

/** The records of the whole epochs of `samples.parquet`, and the labels. Throws `DamagedRunError`. */
export async function readSamples(
  source: FolderSource,
  config: RunConfig,
  epochs: number,
): Promise<{ labels: Int32Array; records: EpochRecords[] }> {
  const columns = sampleColumns(config).map((column) => column.name);
  const table = await ParquetTable.open(source, SAMPLES_FILE, columns);
  const path = `${source.location}/${SAMPLES_FILE}`;
  if (table.rows < epochs * config.samples) {
    throw new DamagedRunError(
      `${path}: expected at least ${epochs} epochs of ${config.samples} rows, got ${table.rows} rows; write the run again`,
    );
  }
  const records: EpochRecords[] = [];
  let labels = new Int32Array(0);
  for (let index = 0; index < epochs; index++) {
    const chunks = await table.read(index * config.samples, (index + 1) * config.samples);
    checkKeys(path, chunks, index + 1, config.samples);
    if (index === 0) labels = int32(chunks, 'label', config.samples);
    records.push(recordsOf(chunks, index + 1, config));
  }
  return { labels, records };
}

function recordsOf(chunks: Chunks, epoch: number, config: RunConfig): EpochRecords {
  const { samples } = config;
  const layers = config.norms ? layerNames(config) : [];
  return {
    epoch,
    step: int32(chunks, 'step', samples),
    nll: float32(chunks, 'nll', samples),
    prediction: int32(chunks, 'prediction', samples),
    margin: float32(chunks, 'margin', samples),
    el2n: float32(chunks, 'el2n', samples),
    grad2: layers.map((layer) => float32(chunks, `grad2_${layer}`, samples)),
    importance: layers.map((layer) => float32(chunks, `importance_${layer}`, samples)),
  };
}

/** The rows of an epoch must be its samples in order: everything else is read by position. */
function checkKeys(path: string, chunks: Chunks, epoch: number, samples: number): void {
  const inOrder = int32(chunks, 'sample', samples).every((sample, row) => sample === row);
  const oneEpoch = int32(chunks, 'epoch', samples).every((value) => value === epoch);
  if (inOrder && oneEpoch) return;
  throw new DamagedRunError(`${path}: the rows of epoch ${epoch} are not its ${samples} samples in order`);
}

function int32(chunks: Chunks, name: string, length: number): Int32Array<ArrayBuffer> {
  return fill(new Int32Array(length), chunks.get(name) ?? []);
}

function float32(chunks: Chunks, name: string, length: number): Float32Array {
  return fill(new Float32Array(length), chunks.get(name) ?? []);
}

function fill<T extends Int32Array | Float32Array>(column: T, chunks: readonly Chunk[]): T {
  for (const { columnData, rowStart } of chunks) {
    for (let i = Math.max(0, -rowStart); i < columnData.length && rowStart + i < column.length; i++) {
      column[rowStart + i] = Number(columnData[i]);
    }
  }
  return column;
}
