import { addTo } from './addTo.ts';

/** The mean of each sample's values [epochs][samples] over the epochs; of margins, the area under the margin. */
export function meanOverEpochs(values: readonly ArrayLike<number>[]): Float64Array {
  const mean = new Float64Array(values[0]?.length ?? 0);
  for (const epoch of values) addTo(mean, epoch);
  return mean.map((total) => total / values.length);
}
