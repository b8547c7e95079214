import type { Gpu } from '../gpu/gpu.ts';
import { readTensor } from '../gpu/readTensor.ts';
import { submit } from '../gpu/submit.ts';
import { Tensor, unpad } from '../gpu/tensor.ts';
import { denseForward } from './denseForward.ts';

const [ROWS, INNER, COLUMNS] = [5, 13, 9];

/** Multiplies two small matrices on the adapter; returns the largest difference to the product in float64. */
export async function selfTest(gpu: Gpu): Promise<number> {
  const a = Float32Array.from({ length: ROWS * INNER }, (_, i) => Math.sin(i));
  const b = Float32Array.from({ length: COLUMNS * INNER }, (_, i) => Math.cos(i));
  const input = Tensor.create(gpu, 'selfTest.input', [1, ROWS, INNER]).write(a);
  const weights = Tensor.create(gpu, 'selfTest.weights', [1, COLUMNS, INNER]).write(b);
  const output = Tensor.create(gpu, 'selfTest.output', [1, ROWS, COLUMNS]);
  const dispatch = await denseForward(gpu, { input, weights, output, activation: 'identity' });
  submit(gpu, { dispatches: [dispatch] });
  const product = unpad(await readTensor(gpu, output), COLUMNS);
  for (const part of [input, weights, output, dispatch]) part.destroy();
  return product.reduce((worst, value, i) => Math.max(worst, Math.abs(value - entry(a, b, i))), 0);
}

function entry(a: Float32Array, b: Float32Array, index: number): number {
  const [row, column] = [Math.floor(index / COLUMNS), index % COLUMNS];
  let sum = 0;
  for (let k = 0; k < INNER; k++) sum += (a[row * INNER + k] ?? 0) * (b[column * INNER + k] ?? 0);
  return sum;
}
