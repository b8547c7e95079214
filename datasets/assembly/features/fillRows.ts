import type { EncodedRows } from './encodedRows.ts';
import type { WriteRow, WrittenArray } from './scaleRow.ts';

/** How rows become the features of samples. */
export interface FeatureReading {
  readonly encoded: EncodedRows;
  /** Rows of the table, one per sample: [samples]. */
  readonly rows: Uint32Array;
  readonly kept: 'bytes' | 'floats';
  readonly write: WriteRow;
  readonly signal?: AbortSignal | undefined;
}

/** Reads the table once, from its first wanted row to its last, and lays each row in its sample's place. */
export async function fillRows({ encoded, rows, write, signal }: FeatureReading, into: WrittenArray): Promise<void> {
  const { features } = encoded;
  const [first, last] = rows.reduce(([a, b], row) => [Math.min(a, row), Math.max(b, row)], [Infinity, -1]);
  const sampleOf = new Int32Array(Math.max(0, last - first + 1)).fill(-1);
  for (const [sample, row] of rows.entries()) sampleOf[row - first] = sample;
  if (last < 0) return;
  for await (const block of encoded.blocks(first)) {
    signal?.throwIfAborted();
    for (let row = Math.max(0, first - block.first); row < block.rows; row++) {
      const sample = sampleOf[block.first + row - first] ?? -1;
      if (sample >= 0) write(block.values, row * features, into, sample * features);
    }
    if (block.first + block.rows > last) break;
  }
}
