/**
 * Mean of values [samples] over the samples of each label, [classes]; `null` for a class without samples. `counts` is
 * how often each sample counts, once where left out.
 */
export function classMeans(
  values: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  counts?: ArrayLike<number>,
): (number | null)[] {
  const [sums, samples] = [new Float64Array(classes), new Float64Array(classes)];
  for (let i = 0; i < labels.length; i++) {
    const [label, count] = [labels[i] ?? 0, counts ? (counts[i] ?? 0) : 1];
    sums[label] = (sums[label] ?? 0) + count * (values[i] ?? 0);
    samples[label] = (samples[label] ?? 0) + count;
  }
  return Array.from(sums, (total, label) => (samples[label] ? total / samples[label] : null));
}
