import { expect } from 'vitest';
import type { Gpu } from '../../src/gpu/gpu.ts';
import { readTensor } from '../../src/gpu/readTensor.ts';
import { BINDING_ALIGNMENT, byteLength, Tensor, unpad } from '../../src/gpu/tensor.ts';

/** How many NaNs stand on either side of the tensor. */
const WALL = BINDING_ALIGNMENT / 4;

/** A tensor between walls of NaN: a sum that reads beyond it becomes NaN, and a number written there breaks the wall. */
export class Walled {
  readonly tensor: Tensor;
  private readonly whole: Tensor;

  constructor(
    private readonly on: Gpu,
    shape: readonly number[],
    values?: ArrayLike<number>,
  ) {
    const length = byteLength(shape) / 4;
    const all = new Float32Array(WALL + length + WALL).fill(Number.NaN).fill(0, WALL, WALL + length);
    this.whole = Tensor.create(on, 'walled', [all.length]).write(all);
    this.tensor = this.whole.view('within', 4 * WALL, shape);
    if (values) this.tensor.write(Float32Array.from(values));
  }

  /** The values without padding. Fails where the padding is no longer zero or a wall was written to. */
  async read(): Promise<Float32Array> {
    const all = await readTensor(this.on, this.whole);
    const end = all.length - WALL;
    const [before, within, after] = [all.subarray(0, WALL), all.slice(WALL, end), all.subarray(end)];
    expect([...before, ...after].every(Number.isNaN)).toBe(true);
    const { shape, pitch } = this.tensor;
    const columns = shape.at(-1) ?? 1;
    expect(within.every((value, i) => i % pitch < columns || value === 0)).toBe(true);
    return unpad(within, columns);
  }
}

/** Networks, rows, inputs and outputs to try between walls: each of the last three takes every size from 1 to 17. */
export const SIZES_TO_17 = Array.from({ length: 17 }, (_, i) => {
  return [1 + (i % 3), 1 + i, 17 - i, 1 + ((5 * i + 3) % 17)] as const;
});
