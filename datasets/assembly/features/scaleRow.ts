import type { Scaling } from '../../features.ts';
import type { EncodedBlock } from './encodedRows.ts';

/** Writes a row of a block, `at` its first value, as what the network reads, `to` its first place. */
export type WriteRow = (values: EncodedBlock['values'], at: number, into: WrittenArray, to: number) => void;

export type WrittenArray = Uint8Array<ArrayBuffer> | Float32Array<ArrayBuffer>;

/** The largest number that float32 holds: what is no number between is missing. */
const LARGEST = 3.4028234663852886e38;

/**
 * float32((x − mean) / scale) for each feature, `fill` in the place of missing values; the numbers as they are where
 * nothing scales.
 */
export function rowWriter(features: number, scaling: Scaling | undefined, fill?: Float64Array): WriteRow {
  const mean = scaling?.mean ?? new Float64Array(features);
  const scale = scaling?.scale ?? new Float64Array(features).fill(1);
  return (values, at, into, to) => {
    for (let feature = 0; feature < features; feature++) {
      let value = values[at + feature] as number;
      if (fill && !(value <= LARGEST && value >= -LARGEST)) value = fill[feature] as number;
      into[to + feature] = (value - (mean[feature] as number)) / (scale[feature] as number);
    }
  };
}
