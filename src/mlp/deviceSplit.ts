import type { Split } from '../../datasets/dataset.ts';
import { featuresPerSample } from '../../datasets/features.ts';
import type { Gpu } from '../gpu/gpu.ts';
import { Tensor } from '../gpu/tensor.ts';
import { bytesOf, squaredInputNorms } from './inputNorms.ts';
import type { MlpShape } from './shape.ts';

/** A part of a data set within one binding. */
export interface Chunk {
  /** Index of its first sample in the split. */
  readonly first: number;
  /** [samples, words]: four bytes to a word, each sample padded to a multiple of 16 bytes. */
  readonly bytes: Tensor;
}

/** A split of a data set on the GPU, as bytes; more than one chunk where it exceeds what one binding may hold. */
export class DeviceSplit {
  readonly samples: number;
  readonly features: number;
  readonly chunks: readonly Chunk[];
  /** [samples], u32. */
  readonly labels: Tensor;
  /** Squared norm of each sample's features, scaled to [0, 1]: [samples]. */
  readonly squaredNorms: Tensor;

  private readonly largest: LargestLabel;

  /** `bytesPerBinding` bounds a chunk; by default the adapter's limit. */
  constructor(
    gpu: Gpu,
    private readonly label: string,
    split: Split,
    bytesPerBinding = gpu.largestBinding,
  ) {
    this.samples = split.samples;
    this.features = featuresPerSample(split);
    const perChunk = samplesOfChunk(this.features, bytesPerBinding);
    const starts = Array.from({ length: Math.ceil(split.samples / perChunk) }, (_, index) => index * perChunk);
    this.chunks = starts.map((first) =>
      uploadChunk(gpu, label, split, { first, samples: Math.min(perChunk, split.samples - first) }),
    );
    this.labels = Tensor.create(gpu, `${label}.labels`, [split.samples]).write(Uint32Array.from(split.labels));
    this.squaredNorms = Tensor.create(gpu, `${label}.squaredNorms`, [split.samples]).write(squaredInputNorms(split));
    this.largest = largestLabel(split);
  }

  /** Throws RangeError where a network of this shape cannot take the data: its shaders would read beyond them. */
  checkFits({ inputs, classes }: Pick<MlpShape, 'inputs' | 'classes'>): void {
    const { label, features, largest } = this;
    if (features !== inputs) {
      throw new RangeError(`${label}: samples have ${features} features, but the network takes ${inputs}`);
    }
    if (largest.label >= classes) {
      const found = `sample ${largest.sample} has label ${largest.label}`;
      throw new RangeError(`${label}: ${found}, but the network's ${classes} classes are 0 to ${classes - 1}`);
    }
  }

  /** Whether a batch's rows have to be gathered: a layer can read samples where they lie in one chunk only. */
  get gathers(): boolean {
    return this.chunks.length > 1;
  }

  destroy(): void {
    for (const { bytes } of this.chunks) bytes.destroy();
    this.labels.destroy();
    this.squaredNorms.destroy();
  }
}

interface LargestLabel {
  /** The first sample with that label. */
  readonly sample: number;
  readonly label: number;
}

function largestLabel({ labels }: Split): LargestLabel {
  const label = labels.reduce((largest, other) => Math.max(largest, other), 0);
  return { sample: labels.indexOf(label), label };
}

/** Samples of a chunk, one at least. The rows of a split that has more are gathered. */
export function samplesOfChunk(features: number, bytesPerBinding: number): number {
  return Math.max(1, Math.floor(bytesPerBinding / bytesOfSample(features)));
}

/** Bytes of a sample on the GPU, padding included. */
export function bytesOfSample(features: number): number {
  return Math.ceil(features / 16) * 16;
}

function uploadChunk(
  gpu: Gpu,
  label: string,
  split: Split,
  { first, samples }: { readonly first: number; readonly samples: number },
): Chunk {
  const features = featuresPerSample(split);
  const words = Math.ceil(features / 4);
  const bytes = Tensor.create(gpu, `${label}.bytes`, [samples, words]);
  return { first, bytes: bytes.writeBytes(bytesOf(split).subarray(first * features, (first + samples) * features)) };
}
