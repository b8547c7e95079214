import { afterAll } from 'vitest';
import { Gpu } from '../../src/gpu/gpu.ts';

/** The adapter that a test file runs on, closed after its last test; a failure beside the tests fails the file. */
export async function openTestGpu(): Promise<Gpu> {
  const gpu = await Gpu.open({ adapter: adapterChoice() });
  afterAll(async () => {
    gpu.check();
    await gpu.close();
  });
  return gpu;
}

/** `SAMPLESCOPE_TEST_ADAPTER` in Node, for instance `llvmpipe`; what there is by default: a GPU where there is one. */
export function adapterChoice(): string {
  return globalThis.process?.env?.SAMPLESCOPE_TEST_ADAPTER ?? 'auto';
}
