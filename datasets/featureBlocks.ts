import { type FeatureArray, type FeaturedSamples, featuresPerSample, isStored } from './features.ts';

/** The samples from `first` on, `count` of them, in order, as blocks of whole samples; an array in memory is one block. */
export async function* featureBlocks(
  split: FeaturedSamples,
  first = 0,
  count = split.samples - first,
): AsyncGenerator<FeatureArray> {
  const { features } = split;
  if (isStored(features)) return yield* features.blocks(first, count);
  const width = featuresPerSample(split);
  yield features.subarray(first * width, (first + count) * width);
}

/** All samples in order, as blocks of `size` samples; the last one has what is left. A block is good until the next. */
export async function* evenBlocks(split: FeaturedSamples, size: number): AsyncGenerator<FeatureArray> {
  const length = size * featuresPerSample(split);
  let begun: FeatureArray | undefined;
  let filled = 0;
  for await (const block of featureBlocks(split)) {
    for (let start = 0; start < block.length; ) {
      if (filled === 0 && block.length - start >= length) {
        yield block.subarray(start, start + length);
        start += length;
        continue;
      }
      begun ??= block instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length);
      const part = block.subarray(start, start + length - filled);
      begun.set(part, filled);
      [start, filled] = [start + part.length, filled + part.length];
      if (filled < length) break;
      yield begun;
      filled = 0;
    }
  }
  if (begun && filled > 0) yield begun.subarray(0, filled);
}
