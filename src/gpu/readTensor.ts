import type { Gpu } from './gpu.ts';
import { Readback } from './readback.ts';
import { submit } from './submit.ts';
import type { Tensor } from './tensor.ts';

/** Reads a tensor, or a view into one, once: float32 values, row padding included. Throws GpuError. */
export async function readTensor(gpu: Gpu, tensor: Tensor): Promise<Float32Array<ArrayBuffer>> {
  const readback = new Readback(gpu, tensor);
  submit(gpu, { readbacks: [readback] });
  try {
    return new Float32Array(await readback.read());
  } finally {
    readback.destroy();
  }
}
