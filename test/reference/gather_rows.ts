import { build, type Stack } from './matrix.ts';

/**
 * Twin of gather_rows.wgsl: the samples that `orders` names, bytes scaled to [0, 1] and floats as they are, with the
 * constant one appended.
 */
export function gatherRows(features: Uint8Array | Float32Array, inputs: number, orders: readonly number[][]): Stack {
  const unit = features instanceof Uint8Array ? 255 : 1;
  const rows = orders[0]?.length ?? 0;
  return build([orders.length, rows, inputs + 1], (r, m, k) => {
    const sample = orders[r]?.[m] ?? 0;
    return k === inputs ? 1 : (features[sample * inputs + k] ?? 0) / unit;
  });
}
