import {
  type FeatureArray,
  type FeaturedSamples,
  type Features,
  featuresPerSample,
  isStored,
  type StoredFeatures,
} from './features.ts';

/** The features of the given samples, in their order: [samples.length, features]. */
export async function featuresOf(split: FeaturedSamples, samples: readonly number[]): Promise<FeatureArray> {
  const { features } = split;
  const width = featuresPerSample(split);
  if (!isStored(features)) return rowsOf(features, width, samples);
  const picked = new Float32Array(samples.length * width);
  let end = 0;
  for (const sample of samples) {
    for await (const block of features.blocks(sample, 1)) {
      picked.set(block, end);
      end += block.length;
    }
  }
  return picked;
}

/** The features of the given samples, smallest first: a copy where they are in memory, else read when they are needed. */
export function pickFeatures(split: FeaturedSamples, samples: ArrayLike<number>): Features {
  const { features } = split;
  return isStored(features) ? pickStored(features, samples) : rowsOf(features, featuresPerSample(split), samples);
}

function rowsOf<T extends FeatureArray>(features: T, width: number, samples: ArrayLike<number>): T {
  const rows = emptyLike(features, samples.length * width);
  for (let place = 0; place < samples.length; place++) {
    const sample = samples[place] ?? 0;
    rows.set(features.subarray(sample * width, (sample + 1) * width), place * width);
  }
  return rows as T;
}

function emptyLike(features: FeatureArray, length: number): FeatureArray {
  return features instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
}

/** Reads on past the samples that are left out: those that stay are most of them. */
function pickStored(stored: StoredFeatures, samples: ArrayLike<number>): StoredFeatures {
  const { perSample } = stored;
  return {
    perSample,
    async *blocks(first, count) {
      const [from, last] = [samples[first] ?? 0, samples[first + count - 1] ?? -1];
      let [start, place] = [from, first];
      for await (const block of stored.blocks(from, last - from + 1)) {
        const end = start + block.length / perSample;
        const inBlock: number[] = [];
        for (; place < first + count && (samples[place] ?? end) < end; place++)
          inBlock.push((samples[place] ?? 0) - start);
        if (inBlock.length > 0) yield rowsOf(block, perSample, inBlock);
        start = end;
      }
    },
  };
}
