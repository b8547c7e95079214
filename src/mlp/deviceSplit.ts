import type { Split } from '../../datasets/dataset.ts';
import { featuresPerSample, formatOf } from '../../datasets/features.ts';
import type { Gpu } from '../gpu/gpu.ts';
import { Owner } from '../gpu/owner.ts';
import { Tensor } from '../gpu/tensor.ts';
import { type Chunk, DeviceChunks, type SampleSizes, samplesOfChunk } from './deviceChunks.ts';
import type { MlpShape } from './shape.ts';
import { uploadSamples } from './uploadSamples.ts';

interface DeviceSplitParts {
  readonly sizes: SampleSizes;
  readonly chunks: readonly Chunk[];
  readonly labels: Tensor;
  readonly squaredNorms: Tensor;
  readonly largest: LargestLabel;
  readonly owner: Owner;
}

/** A split of a data set on the GPU; more than one chunk where it exceeds what one binding may hold. */
export class DeviceSplit {
  private constructor(
    private readonly label: string,
    private readonly parts: DeviceSplitParts,
  ) {}

  /**
   * Puts a split on the GPU block by block; what is read from files is never in memory as a whole. `bytesPerBinding`
   * bounds a chunk; by default the adapter's limit. Throws GpuError where there is no room for it, RangeError where a
   * feature is not finite.
   */
  static create(gpu: Gpu, label: string, split: Split, bytesPerBinding = gpu.largestBinding): Promise<DeviceSplit> {
    return Owner.of(async (owner) => {
      const { samples, features } = split;
      const sizes = { samples, features: featuresPerSample(split), format: formatOf(features) };
      const data = owner.own(new DeviceChunks(gpu, label, sizes, samplesOfChunk(sizes, bytesPerBinding)));
      const labels = owner.own(Tensor.create(gpu, `${label}.labels`, [samples]));
      const squaredNorms = owner.own(Tensor.create(gpu, `${label}.squaredNorms`, [samples]));
      labels.write(Uint32Array.from(split.labels));
      squaredNorms.write(checkFinite(label, await uploadSamples(gpu, split, data)));
      const { chunks } = data;
      return new DeviceSplit(label, { sizes, chunks, labels, squaredNorms, largest: largestLabel(split), owner });
    });
  }

  get samples(): number {
    return this.parts.sizes.samples;
  }

  get features(): number {
    return this.parts.sizes.features;
  }

  get chunks(): readonly Chunk[] {
    return this.parts.chunks;
  }

  /** [samples], u32. */
  get labels(): Tensor {
    return this.parts.labels;
  }

  /** Squared norm of what the network reads of each sample: [samples]. */
  get squaredNorms(): Tensor {
    return this.parts.squaredNorms;
  }

  /** Whether a batch's rows have to be gathered: a layer can read samples where they lie in one chunk only. */
  get gathers(): boolean {
    return this.chunks.length > 1;
  }

  /** Throws RangeError where a network of this shape cannot take the data: its shaders would read beyond them. */
  checkFits({ inputs, classes }: Pick<MlpShape, 'inputs' | 'classes'>): void {
    const { label, features } = this;
    const { largest } = this.parts;
    if (features !== inputs) {
      throw new RangeError(`${label}: samples have ${features} features, but the network takes ${inputs}`);
    }
    if (largest.label >= classes) {
      const found = `sample ${largest.sample} has label ${largest.label}`;
      throw new RangeError(`${label}: ${found}, but the network's ${classes} classes are 0 to ${classes - 1}`);
    }
  }

  destroy(): void {
    this.parts.owner.destroy();
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

/** Throws RangeError where a norm is not finite: the loss would become non-finite too, whatever the learning rate. */
function checkFinite(label: string, norms: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const sample = norms.findIndex((norm) => !Number.isFinite(norm));
  if (sample < 0) return norms;
  throw new RangeError(
    `${label}: expected finite features, with squares that are finite too, but not so in sample ${sample}`,
  );
}
