import type { StoredFeatures } from '../../features.ts';
import { type FeatureReading, fillRows } from './fillRows.ts';

/** A block of floats takes about this much memory. */
const BLOCK_BYTES = 64 * 2 ** 20;

/**
 * Features that are read from the table whenever they are needed. Where samples follow the order of the rows one pass
 * gives all blocks, each as soon as it is full; otherwise the table is read once for each block.
 */
export function storedFeatures(reading: FeatureReading, blockBytes = BLOCK_BYTES): StoredFeatures {
  const perSample = reading.encoded.features;
  const perBlock = Math.max(1, Math.floor(blockBytes / (4 * perSample)));
  return {
    perSample,
    blocks(first, samples) {
      const rows = reading.rows.subarray(first, first + samples);
      return isAscending(rows) ? streamed({ ...reading, rows }, perBlock) : gathered({ ...reading, rows }, perBlock);
    },
  };
}

function isAscending(rows: Uint32Array): boolean {
  return rows.every((row, i) => i === 0 || row > (rows[i - 1] ?? 0));
}

async function* streamed({ encoded, rows, write, signal }: FeatureReading, perBlock: number) {
  const { features } = encoded;
  let [sample, filled] = [0, 0];
  let into = blockOf(rows.length, perBlock, features);
  if (rows.length === 0) return;
  for await (const block of encoded.blocks(rows[0])) {
    signal?.throwIfAborted();
    for (; sample < rows.length && (rows[sample] ?? 0) < block.first + block.rows; sample++) {
      write(block.values, ((rows[sample] ?? 0) - block.first) * features, into, filled++ * features);
      if (filled * features < into.length) continue;
      yield into;
      [into, filled] = [blockOf(rows.length - sample - 1, perBlock, features), 0];
    }
    if (sample >= rows.length) return;
  }
}

async function* gathered(reading: FeatureReading, perBlock: number) {
  for (let first = 0; first < reading.rows.length; first += perBlock) {
    const rows = reading.rows.subarray(first, first + perBlock);
    const into = blockOf(rows.length, perBlock, reading.encoded.features);
    await fillRows({ ...reading, rows }, into);
    yield into;
  }
}

function blockOf(samplesLeft: number, perBlock: number, features: number): Float32Array<ArrayBuffer> {
  return new Float32Array(Math.min(samplesLeft, perBlock) * features);
}
