/** Sums of values [samples] over the samples of each label: [classes]. */
export function sumByClass(values: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number[] {
  const sums = new Array<number>(classes).fill(0);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0;
    sums[label] = (sums[label] ?? 0) + (values[i] ?? 0);
  }
  return sums;
}
