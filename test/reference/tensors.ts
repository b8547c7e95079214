import type { Gpu } from '../../src/gpu/gpu.ts';
import { readTensor } from '../../src/gpu/readTensor.ts';
import { Tensor, unpad } from '../../src/gpu/tensor.ts';
import { type Stack, stack } from './matrix.ts';

/** A tensor with a stack's values. */
export function upload(gpu: Gpu, { networks, rows, columns, values }: Stack): Tensor {
  return zeros(gpu, networks, rows, columns).write(Float32Array.from(values));
}

export function zeros(gpu: Gpu, ...shape: number[]): Tensor {
  return Tensor.create(gpu, 'reference', shape);
}

/** A tensor's values as they are now, without padding. */
export async function download(gpu: Gpu, tensor: Tensor): Promise<Float32Array> {
  return unpad(await readTensor(gpu, tensor), tensor.shape.at(-1) ?? 1);
}

/** The values of a tensor of [networks, rows, columns] as they are now. */
export async function downloadStack(gpu: Gpu, tensor: Tensor): Promise<Stack> {
  const [networks = 1, rows = 1, columns = 1] = tensor.shape;
  return stack(networks, rows, columns, await download(gpu, tensor));
}
