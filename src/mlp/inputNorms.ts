import type { Split } from '../../datasets/dataset.ts';
import { featureBlocks } from '../../datasets/featureBlocks.ts';
import { type FeatureArray, featuresPerSample } from '../../datasets/features.ts';

/** Nothing changes a split once it is made. */
const known = new WeakMap<Split, Float32Array<ArrayBuffer>>();

/** Squared norm ‖x‖² of what the network reads of each sample: [samples]. Known for splits that are on the GPU. */
export async function squaredInputNorms(split: Split): Promise<Float32Array<ArrayBuffer>> {
  const remembered = known.get(split);
  if (remembered) return remembered;
  const norms = new InputNorms(split);
  for await (const block of featureBlocks(split)) norms.add(block);
  return norms.values();
}

/** Takes the features of a split block by block. */
export class InputNorms {
  private readonly norms: Float32Array<ArrayBuffer>;
  private readonly width: number;
  private added = 0;

  constructor(private readonly split: Split) {
    this.norms = new Float32Array(split.samples);
    this.width = featuresPerSample(split);
  }

  /** Takes the samples after those that were added before. */
  add(block: FeatureArray): void {
    const { width } = this;
    const squaredUnit = block instanceof Uint8Array ? 255 ** 2 : 1;
    for (let start = 0; start < block.length; start += width) {
      let squares = 0;
      for (let k = start; k < start + width; k++) squares += (block[k] ?? 0) ** 2;
      this.norms[this.added++] = squares / squaredUnit;
    }
  }

  /** The norms of all samples, which are remembered. */
  values(): Float32Array<ArrayBuffer> {
    known.set(this.split, this.norms);
    return this.norms;
  }
}
