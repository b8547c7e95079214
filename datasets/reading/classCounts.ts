import type { Reading } from './reading.ts';

/** How many samples each class has in both splits, by the labels of their samples. */
export function classCounts(
  classes: readonly string[],
  train: Uint16Array,
  test: Uint16Array,
): Reading['classes'][number][] {
  const [trained, tested] = [countsOf(train, classes.length), countsOf(test, classes.length)];
  return classes.map((name, label) => ({ name, train: trained[label] ?? 0, test: tested[label] ?? 0 }));
}

function countsOf(labels: Uint16Array, classes: number): Uint32Array {
  const counts = new Uint32Array(classes);
  for (const label of labels) if (label < classes) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}
