import seedrandom from 'seedrandom';
import { expect } from 'vitest';
import type { Gpu } from '../../src/gpu/gpu.ts';
import type { Dispatch } from '../../src/gpu/kernel.ts';
import { readTensor } from '../../src/gpu/readback.ts';
import { Tensor, unpad } from '../../src/gpu/tensor.ts';
import { type Stack, stack } from '../reference/matrix.ts';

/** Seeded numbers in [−1, 1), exact in float32. */
export function randomStack(seed: string, networks: number, rows: number, columns: number): Stack {
  const random = seedrandom(seed);
  const values = Float32Array.from({ length: networks * rows * columns }, () => 2 * random() - 1);
  return stack(networks, rows, columns, values);
}

export function upload(gpu: Gpu, { networks, rows, columns, values }: Stack): Tensor {
  return Tensor.create(gpu, 'test', [networks, rows, columns]).write(Float32Array.from(values));
}

export function zeros(gpu: Gpu, ...shape: number[]): Tensor {
  return Tensor.create(gpu, 'test', shape);
}

/** Encodes dispatches into one submission and waits for it. */
export async function run(gpu: Gpu, dispatches: readonly Dispatch[], offset = 0): Promise<void> {
  const encoder = gpu.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  for (const dispatch of dispatches) dispatch.encode(pass, offset);
  pass.end();
  gpu.device.queue.submit([encoder.finish()]);
  await gpu.finish();
}

/** A tensor's values without padding. */
export async function download(gpu: Gpu, tensor: Tensor): Promise<Float32Array> {
  return unpad(await readTensor(gpu, tensor), tensor.shape.at(-1) ?? 1);
}

/**
 * Expects |actual − expected| ≤ tolerance · (|expected| + scale) everywhere; `scale` is the size of what was summed,
 * for sums may cancel.
 */
export function expectClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  scale = 0,
): void {
  expect(actual.length).toBe(expected.length);
  let worst = 0;
  let place = -1;
  for (let i = 0; i < expected.length; i++) {
    const [a, e] = [actual[i] ?? Number.NaN, expected[i] ?? Number.NaN];
    const error = a === e ? 0 : Math.abs(a - e) / (tolerance * (Math.abs(e) + scale));
    if (!(error <= worst)) [worst, place] = [error, i];
  }
  if (!(worst <= 1))
    expect.fail(`element ${place}: ${actual[place]}, expected ${expected[place]} (${worst} tolerances)`);
}
