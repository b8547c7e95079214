import type { FeatureArray } from '../../datasets/features.ts';
import type { Gpu } from '../gpu/gpu.ts';
import { pitch, Tensor } from '../gpu/tensor.ts';
import { type DeviceSamples, type SampleFormat, samplesShape } from '../kernels/deviceSamples.ts';

/** A part of a data set within one binding. */
export interface Chunk {
  /** Index of its first sample in the split. */
  readonly first: number;
  readonly samples: DeviceSamples;
}

/** How many samples a data set has, of how many features, and how they are kept. */
export interface SampleSizes {
  readonly format: SampleFormat;
  readonly samples: number;
  readonly features: number;
}

/** Samples of a chunk, one at least. The rows of a split that has more are gathered. */
export function samplesOfChunk(sizes: Pick<SampleSizes, 'format' | 'features'>, bytesPerBinding: number): number {
  return Math.max(1, Math.floor(bytesPerBinding / bytesOfSample(sizes)));
}

/** Bytes of a sample on the GPU, padding included. */
export function bytesOfSample({ format, features }: Pick<SampleSizes, 'format' | 'features'>): number {
  const [, columns] = samplesShape(format, 1, features);
  return 4 * pitch(columns);
}

/** The tensors of a data set, which take its samples block by block. */
export class DeviceChunks {
  readonly chunks: readonly Chunk[];
  private readonly tensors: readonly Tensor[];
  private written = 0;
  private rows = new Float32Array(0);

  constructor(
    gpu: Gpu,
    label: string,
    readonly sizes: SampleSizes,
    private readonly perChunk: number,
  ) {
    const { format, samples, features } = sizes;
    const starts = Array.from({ length: Math.ceil(samples / perChunk) }, (_, index) => index * perChunk);
    this.tensors = starts.map((first) => {
      const shape = samplesShape(format, Math.min(perChunk, samples - first), features);
      return Tensor.create(gpu, `${label}.${format}`, shape);
    });
    this.chunks = this.tensors.map((tensor, index) => ({
      first: index * perChunk,
      samples: format === 'bytes' ? { bytes: tensor } : { floats: tensor },
    }));
  }

  /** Takes the samples after those that were added before. Throws RangeError where there are more than the data set has. */
  add(block: FeatureArray): void {
    const { samples, features } = this.sizes;
    const count = block.length / features;
    if (this.written + count > samples) throw new RangeError(`expected ${samples} samples, found more`);
    for (let from = 0; from < count; ) {
      const first = this.written % this.perChunk;
      const to = Math.min(count, from + this.perChunk - first);
      const tensor = this.tensors[Math.floor(this.written / this.perChunk)];
      if (tensor) this.write(tensor, first, block.subarray(from * features, to * features));
      this.written += to - from;
      from = to;
    }
  }

  /** Takes no more samples. Throws RangeError where some are missing. */
  finish(): void {
    this.rows = new Float32Array(0);
    const { samples } = this.sizes;
    if (this.written !== samples) throw new RangeError(`expected ${samples} samples, found ${this.written}`);
  }

  private write(tensor: Tensor, first: number, block: FeatureArray): void {
    const { features } = this.sizes;
    if (block instanceof Uint8Array) tensor.writeRows(first, block, features);
    else tensor.writeRows(first, this.appendOnes(block), tensor.pitch);
  }

  /** Rows as the first layer reads them. They lie in memory that is used again for the next block. */
  private appendOnes(block: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
    const { features } = this.sizes;
    const width = pitch(features + 1);
    const rows = block.length / features;
    if (this.rows.length < rows * width) this.rows = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) {
      this.rows.set(block.subarray(row * features, (row + 1) * features), row * width);
      this.rows[row * width + features] = 1;
    }
    return this.rows.subarray(0, rows * width);
  }

  destroy(): void {
    for (const tensor of this.tensors) tensor.destroy();
  }
}
