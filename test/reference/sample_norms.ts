import { get, type Stack, sum } from './matrix.ts';

/**
 * Twin of sample_norms.wgsl for one layer and sample. The shader multiplies two norms; this forms every element of the
 * gradient and sums their squares.
 */
export function sampleNorm(dOutput: Stack, input: Stack, network: number, row: number): number {
  return sum(dOutput.columns, (n) =>
    sum(input.columns, (k) => (get(dOutput, network, row, n) * get(input, network, row, k)) ** 2),
  );
}
