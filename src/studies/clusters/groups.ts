import { mergeNeighbours } from '../../importance/clusters/mergeNeighbours.ts';
import { sum } from '../../importance/sum.ts';

export const KINDS = ['easy', 'medium', 'hard'] as const;
/** A group of clusters, by the loss of its samples. */
export type Kind = (typeof KINDS)[number];

/** A cluster's points, in their order, with their mean NLL and the group that the cluster belongs to. */
export interface GroupedCluster {
  readonly kind: Kind;
  readonly members: readonly number[];
  /** How many points it stands for. */
  readonly size: number;
  readonly meanNll: number;
}

/** Each group holds at least this share of the class, where that leaves three. */
export const WANTED_SHARE = 0.05;
/**
 * A group of less is merged in any case. Late in a training of tens of thousands nine tenths of a class are in one
 * cluster: the hard samples are one in a hundred, which are fifty there.
 */
export const LEAST_SHARE = 0.01;
/** A box plot says five numbers: of fewer samples it says more than there is. */
export const LEAST_MEMBERS = 5;

/**
 * Orders clusters by the mean NLL of their points, the least first, and merges neighbours until each is large
 * enough. Of what remains the first is easy, the last hard, and all between them are medium. Two are easy and hard, one is
 * medium. `nll` are [points].
 */
export function groupClusters(assignment: Int32Array, nll: Float64Array): GroupedCluster[] {
  const clusters = membersOf(assignment);
  return mergeIntoGroups(clusters.map((members) => ({ members, size: members.length, meanNll: meanOf(nll, members) })));
}

/** The same of clusters whose mean NLL is known. */
export function mergeIntoGroups(unordered: readonly Omit<GroupedCluster, 'kind'>[]): GroupedCluster[] {
  const clusters = [...unordered].sort((a, b) => a.meanNll - b.meanNll);
  const sizes = clusters.map(({ size }) => size);
  const all = sum(sizes);
  const means = clusters.map(({ meanNll }) => meanNll);
  const merged = mergeNeighbours(sizes, means, (size, groups) => isEnough(size, all, groups));
  const kinds = merged.flatMap((group, place) => group.map(() => kindOf(place, merged.length)));
  return clusters.map((cluster, place) => ({ ...cluster, kind: kinds[place] ?? 'medium' }));
}

function isEnough(size: number, all: number, groups: number): boolean {
  return size >= LEAST_MEMBERS && size / all >= (groups > KINDS.length ? WANTED_SHARE : LEAST_SHARE);
}

/** The points of each cluster, the earlier before the later. */
function membersOf(assignment: Int32Array): number[][] {
  const points = [...assignment.keys()];
  const clusters = [...new Set(assignment)].sort((a, b) => a - b);
  return clusters.map((cluster) => points.filter((point) => assignment[point] === cluster));
}

function kindOf(place: number, count: number): Kind {
  if (count === 1) return 'medium';
  if (place === 0) return 'easy';
  return place === count - 1 ? 'hard' : 'medium';
}

export function meanOf(values: Float64Array, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] ?? 0), 0) / places.length;
}
