/** A cluster, or several that were merged. */
interface Merged {
  readonly clusters: readonly number[];
  readonly size: number;
  readonly mean: number;
}

/**
 * Merges clusters until the smallest is `enough`, of which it is asked with its size and the number of groups; one group
 * is always enough. `sizes` and `means` are those of the clusters, in the order of their means, in which they stay: the
 * smallest, the earlier of equals, is merged with the neighbour whose mean is nearer to its own, the earlier of equals.
 * Returns the clusters of each group.
 */
export function mergeNeighbours(
  sizes: readonly number[],
  means: readonly number[],
  enough: (size: number, groups: number) => boolean,
): (readonly number[])[] {
  let groups = sizes.map((size, c): Merged => ({ clusters: [c], size, mean: means[c] ?? 0 }));
  while (groups.length > 1) {
    const smallest = placeOfSmallest(groups);
    if (enough(groups[smallest]?.size ?? 0, groups.length)) break;
    const first = earlierOfPair(groups, smallest);
    groups = [...groups.slice(0, first), merge(groups.slice(first, first + 2)), ...groups.slice(first + 2)];
  }
  return groups.map(({ clusters }) => clusters);
}

function placeOfSmallest(groups: readonly Merged[]): number {
  return groups.reduce((best, { size }, place) => (size < (groups[best]?.size ?? 0) ? place : best), 0);
}

/** The place of the earlier of the two to be merged: the group itself or the one before it. */
function earlierOfPair(groups: readonly Merged[], place: number): number {
  const gap = (other: number) =>
    Math.abs((groups[other]?.mean ?? Number.POSITIVE_INFINITY) - (groups[place]?.mean ?? 0));
  return gap(place - 1) <= gap(place + 1) ? place - 1 : place;
}

function merge(groups: readonly Merged[]): Merged {
  const size = groups.reduce((sum, group) => sum + group.size, 0);
  const mean = groups.reduce((sum, group) => sum + group.size * group.mean, 0) / size;
  return { clusters: groups.flatMap(({ clusters }) => clusters), size, mean };
}
