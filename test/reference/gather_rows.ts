import { build, type Stack } from './matrix.ts';

/** Twin of gather_rows.wgsl: the samples that `orders` names, scaled from bytes to [0, 1], with the constant one appended. */
export function gatherRows(bytes: Uint8Array, inputs: number, orders: readonly number[][]): Stack {
  const rows = orders[0]?.length ?? 0;
  return build([orders.length, rows, inputs + 1], (r, m, k) => {
    const sample = orders[r]?.[m] ?? 0;
    return k === inputs ? 1 : (bytes[sample * inputs + k] ?? 0) / 255;
  });
}
