import type { StoredFeatures } from '../datasets/features.ts';
import type { Gpu } from '../src/gpu/gpu.ts';
import { Owner } from '../src/gpu/owner.ts';
import { DeviceSplit } from '../src/mlp/deviceSplit.ts';
import { Mlp } from '../src/mlp/mlp.ts';
import { glorotUniform } from '../src/mlp/parameters.ts';
import { Training } from '../src/mlp/training.ts';
import { CLASSES } from './settings.ts';

/** The data of a training whose features are read when they are needed, and its network. */
export interface StoredSize {
  readonly samples: number;
  readonly features: number;
  readonly hidden: readonly number[];
  readonly batch: number;
  /** Steps that are timed. */
  readonly steps: number;
}

export interface StoredResult extends StoredSize {
  /** Parts of the data on the adapter, each within a binding. */
  readonly chunks: number;
  /** Seconds that making the features alone takes, and making and uploading them. */
  readonly made: number;
  readonly uploaded: number;
  /** Milliseconds of a step with norms. */
  readonly step: number;
  /** Bytes of the host's memory after the upload and after the steps, where the host says. */
  readonly hostBytes: readonly (number | undefined)[];
}

/** The most that is promised: a million samples of 384 floats, 1.5 GB. */
export const MILLION: StoredSize = { samples: 1_000_000, features: 384, hidden: [128], batch: 100, steps: 200 };

/** Samples that are made at a time. */
const BLOCK = 4096;

/** Features from −1 to 1 that look random. They are made each time they are read, and are never in memory as a whole. */
export function generatedFeatures(perSample: number): StoredFeatures {
  async function* blocks(first: number, samples: number) {
    for (let start = first; start < first + samples; start += BLOCK) {
      const rows = Math.min(BLOCK, first + samples - start);
      const block = new Float32Array(rows * perSample);
      for (let i = 0; i < block.length; i++) block[i] = Math.imul(start * perSample + i, 2654435761) / 2 ** 31;
      yield block;
    }
  }
  return { perSample, blocks };
}

/** Uploads stored features, and trains on them for some steps. Throws GpuError. */
export function benchStored(gpu: Gpu, size: StoredSize, hostBytes?: () => number): Promise<StoredResult> {
  return Owner.during(async (owner) => {
    const features = generatedFeatures(size.features);
    const { samples } = size;
    const labels = Uint16Array.from({ length: samples }, (_, i) => i % CLASSES);
    const made = await seconds(() => readAll(features, samples));
    let split: DeviceSplit | undefined;
    const uploaded = await seconds(async () => {
      split = owner.own(await DeviceSplit.create(gpu, 'bench', { samples, features, labels }));
      await gpu.finish();
    });
    if (split === undefined) throw new RangeError('nothing was uploaded');
    const afterUpload = hostBytes?.();
    const step = await timeSteps(gpu, owner, split, size);
    return { ...size, chunks: split.chunks.length, made, uploaded, step, hostBytes: [afterUpload, hostBytes?.()] };
  });
}

async function readAll({ blocks }: StoredFeatures, samples: number): Promise<void> {
  for await (const _ of blocks(0, samples));
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

/** Milliseconds of a step, of those after the first few, in which some drivers compile. */
async function timeSteps(gpu: Gpu, owner: Owner, split: DeviceSplit, { hidden, batch, steps, ...size }: StoredSize) {
  const shape = { inputs: size.features, hidden, classes: CLASSES, activation: 'relu' } as const;
  const mlp = owner.own(Mlp.create(gpu, shape, [glorotUniform(shape, 1)]));
  const training = owner.own(
    await Training.create(mlp, split, { batchSize: batch, learningRate: 0.01, weightDecay: 0 }),
  );
  const stop = new AbortController();
  const [warm, seen] = [Math.ceil(steps / 10), [] as { readonly done: number; readonly at: number }[]];
  const onProgress = (done: number) => {
    if (done >= warm) seen.push({ done, at: performance.now() });
    if (done >= warm + steps) stop.abort();
  };
  const order = Int32Array.from({ length: size.samples }, (_, i) => (i * 7919) % size.samples);
  await training.epoch([order], { signal: stop.signal, onProgress }).catch((error) => {
    if (!stop.signal.aborted) throw error;
  });
  const [first, last] = [seen[0], seen.at(-1)];
  return first && last && last.done > first.done ? (last.at - first.at) / (last.done - first.done) : Number.NaN;
}
