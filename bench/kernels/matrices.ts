import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Owner } from '../../src/gpu/owner.ts';
import { readTensor } from '../../src/gpu/readback.ts';
import { Tensor, unpad } from '../../src/gpu/tensor.ts';
import { build, get, type Stack, stack } from '../../test/reference/matrix.ts';

/** Seeded numbers in [−1, 1), exact in float32 (mulberry32). */
export function randomNumbers(seed: number, count: number): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return (bits ^ (bits >>> 14)) / 2 ** 31;
  });
}

/** [networks, rows, columns] of random numbers. */
export function randomStack(seed: number, networks: number, rows: number, columns: number): Stack {
  return stack(networks, rows, columns, randomNumbers(seed, networks * rows * columns));
}

/** The same with a last column of ones, which the biases are weights of. */
export function randomInputs(seed: number, networks: number, rows: number, inputs: number): Stack {
  const values = randomStack(seed, networks, rows, inputs + 1);
  for (let i = inputs; i < values.values.length; i += inputs + 1) values.values[i] = 1;
  return values;
}

export function upload(gpu: Gpu, owner: Owner, { networks, rows, columns, values }: Stack): Tensor {
  return zeros(gpu, owner, networks, rows, columns).write(Float32Array.from(values));
}

export function zeros(gpu: Gpu, owner: Owner, ...shape: number[]): Tensor {
  return owner.own(Tensor.create(gpu, 'bench', shape));
}

/** A tensor of [networks, rows, columns] as it is now. */
export async function download(gpu: Gpu, tensor: Tensor): Promise<Stack> {
  const [networks = 1, rows = 1, columns = 1] = tensor.shape;
  return stack(networks, rows, columns, unpad(await readTensor(gpu, tensor), columns));
}

/** Rows or columns that are compared at most: a twin in float64 takes a second for a million products. */
const MOST_COMPARED = 48;

/** All indices below `count` where they are few; else the first, the last, and some at random between. */
export function someIndices(count: number, most = MOST_COMPARED): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const random = Array.from(randomNumbers(count, most - 2), (x) => Math.floor(((x + 1) / 2) * count));
  return [...new Set([0, ...random, count - 1])].sort((a, b) => a - b);
}

/** The named rows and columns of a stack: the product of picked rows and columns is what is picked of the product. */
export function pick(matrix: Stack, rows: readonly number[], columns: readonly number[]): Stack {
  return build([matrix.networks, rows.length, columns.length], (r, m, n) =>
    get(matrix, r, rows[m] ?? -1, columns[n] ?? -1),
  );
}

export function allIndices(count: number): number[] {
  return someIndices(count, count);
}

/** Largest |actual − expected| in tolerances of `tolerance · (|expected| + scale)`; infinite where one is NaN. */
export function worstError(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, scale = 0) {
  let worst = actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < expected.length; i++) {
    const [a, e] = [actual[i] ?? Number.NaN, expected[i] ?? Number.NaN];
    const error = a === e ? 0 : Math.abs(a - e) / (tolerance * (Math.abs(e) + scale));
    worst = error >= 0 ? Math.max(worst, error) : Number.POSITIVE_INFINITY;
  }
  return worst;
}

/** Rounding of a float32 sum of n products of numbers up to 1: n terms, each off by 2⁻²⁴ of partial sums near √n. */
export function sumRounding(terms: number): number {
  return 2 ** -24 * Math.sqrt(terms) * 4;
}
