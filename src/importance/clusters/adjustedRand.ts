/**
 * Adjusted Rand index of two assignments of the same points to clusters (Hubert and Arabie 1985): 1 for equal clusters,
 * 0 on average for clusters of these sizes with members drawn at random. It is
 * (S − E) / (M − E): S the pairs of points that share a cluster in both, M the mean of those that share one in either,
 * E what S would be by chance. It is 1 where both have a single cluster, or only clusters of one point.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [ofA, ofB, ofBoth] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  for (let i = 0; i < a.length; i++) {
    const [first, second] = [a[i] ?? 0, b[i] ?? 0];
    count(ofA, first);
    count(ofB, second);
    count(ofBoth, `${first} ${second}`);
  }
  const [shared, inA, inB] = [pairsIn(ofBoth), pairsIn(ofA), pairsIn(ofB)];
  const expected = (inA * inB) / Math.max(1, (a.length * (a.length - 1)) / 2);
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (shared - expected) / (most - expected);
}

function count<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function pairsIn(counts: ReadonlyMap<unknown, number>): number {
  return [...counts.values()].reduce((pairs, size) => pairs + (size * (size - 1)) / 2, 0);
}
