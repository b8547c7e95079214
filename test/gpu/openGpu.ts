import { afterAll } from 'vitest';
import { Gpu } from '../../src/gpu/gpu.ts';

/** Opens the device of a test file and closes it after the last test. An uncaptured GPU error fails the file. */
export async function openTestGpu(): Promise<Gpu> {
  const gpu = await Gpu.open({ adapter: adapterChoice() });
  afterAll(async () => {
    gpu.check();
    await gpu.close();
  });
  return gpu;
}

/** The adapter that `SAMPLESCOPE_TEST_ADAPTER` names in Node, for instance `llvmpipe`; by default a GPU, if there is one. */
export function adapterChoice(): string {
  return globalThis.process?.env?.SAMPLESCOPE_TEST_ADAPTER ?? 'auto';
}
