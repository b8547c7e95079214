import type { Split } from '../../datasets/dataset.ts';
import { evenBlocks } from '../../datasets/featureBlocks.ts';
import type { Gpu } from '../gpu/gpu.ts';
import { bytesOfSample, type DeviceChunks } from './deviceChunks.ts';
import { InputNorms } from './inputNorms.ts';

/** Bytes that are given to the adapter at a time. */
const BLOCK_BYTES = 2 ** 24;

/** Bytes that may wait in the host's memory until the adapter has taken them. */
const WAITING_BYTES = 2 ** 26;

/**
 * Gives the adapter the samples of a split block by block, and returns their squared norms. What is read from files is
 * never in memory as a whole. Throws RangeError where there are more or fewer samples than the split says.
 */
export async function uploadSamples(gpu: Gpu, split: Split, chunks: DeviceChunks): Promise<Float32Array<ArrayBuffer>> {
  const norms = new InputNorms(split);
  const perBlock = Math.max(1, Math.floor(BLOCK_BYTES / bytesOfSample(chunks.sizes)));
  let waiting = 0;
  for await (const block of evenBlocks(split, perBlock)) {
    chunks.add(block);
    norms.add(block);
    waiting += BLOCK_BYTES;
    if (waiting < WAITING_BYTES) continue;
    await gpu.finish();
    waiting = 0;
  }
  chunks.finish();
  return norms.values();
}
