import seedrandom from 'seedrandom';
import type { Split } from '../../datasets/dataset.ts';
import type { StoredFeatures } from '../../datasets/features.ts';
import type { Gpu } from '../../src/gpu/gpu.ts';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { Mlp } from '../../src/mlp/mlp.ts';
import type { Parameters } from '../../src/mlp/parameters.ts';
import type { MlpShape } from '../../src/mlp/shape.ts';
import { Training, type TrainingSettings } from '../../src/mlp/training.ts';
import { bytesOf } from '../bytesOf.ts';

/** Samples of random bytes, which can be learned because one byte of each, at the place of its label, is 255. */
export function toySplit(samples: number, features: number, classes: number, seed = 'toy'): Split {
  const random = seedrandom(seed);
  const labels = Uint16Array.from({ length: samples }, () => Math.floor(random() * classes));
  const bytes = Uint8Array.from({ length: samples * features }, (_, i) => {
    const label = labels[Math.floor(i / features)] ?? 0;
    return i % features === label % features ? 255 : Math.floor(random() * 256);
  });
  return { samples, features: bytes, labels };
}

/** The same samples as floats from 0 to 1. */
export function floatsOf(split: Split): Split {
  return { ...split, features: Float32Array.from(bytesOf(split), (byte) => byte / 255) };
}

/** The same floats, as if they were read a few samples at a time. */
export function storedOf({ features, ...split }: Split): Split & { readonly features: StoredFeatures } {
  if (!(features instanceof Float32Array)) throw new TypeError('expected floats');
  const [values, perSample] = [features, features.length / split.samples];
  async function* blocks(first: number, samples: number) {
    for (let start = first; start < first + samples; start += 4) {
      yield values.slice(start * perSample, Math.min(start + 4, first + samples) * perSample);
    }
  }
  return { ...split, features: { perSample, blocks } };
}

/** A seeded permutation of 0 … samples − 1. */
export function toyOrder(samples: number, seed: string): Int32Array {
  const random = seedrandom(seed);
  const keys = Float64Array.from({ length: samples }, random);
  return Int32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}

/** Trains networks side by side. Each element of `epochs` is one epoch: the order of every network. */
export async function trainToy(
  gpu: Gpu,
  shape: MlpShape,
  networks: readonly Parameters[],
  split: Split,
  settings: TrainingSettings,
  epochs: readonly (readonly Int32Array[])[],
  bytesPerBinding?: number,
) {
  const data = await DeviceSplit.create(gpu, 'toy', split, bytesPerBinding);
  const mlp = Mlp.create(gpu, shape, networks);
  const training = await Training.create(mlp, data, settings);
  const measurements = [];
  for (const orders of epochs) measurements.push(await training.epoch(orders));
  const parameters = await mlp.read();
  for (const owned of [data, mlp, training]) owned.destroy();
  return { measurements, parameters };
}
