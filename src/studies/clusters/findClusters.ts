import type { Points } from '../../importance/clusters/clustering.ts';
import { type FoundClusters, kMeans } from '../../importance/clusters/kMeans.ts';
import { lloyd } from '../../importance/clusters/lloyd.ts';

/** The time of a search grows with its points: of a larger class so many are searched, spread evenly over it. */
export const MOST_SEARCHED = 20_000;

export interface ClustersOfClass {
  /** Cluster of each point, [points]. */
  readonly assignment: Int32Array;
  /** What the search found, in the points that it searched. */
  readonly found: FoundClusters;
  /** Those points: all of them where there are few. */
  readonly searched: readonly number[];
}

/** The k-means clusters of a class. Points that were not searched join the cluster with the nearest centre. */
export function findClusters(points: Points, clusters: number, seed: string, most = MOST_SEARCHED): ClustersOfClass {
  const { rows, dims } = points;
  const count = rows.length / dims;
  const searched = evenlySpread(count, Math.min(count, most));
  if (searched.length === count) {
    const found = kMeans({ ...points, clusters, seed });
    return { assignment: found.assignment, found, searched };
  }
  const some = new Float64Array(searched.length * dims);
  for (const [i, point] of searched.entries()) some.set(rows.subarray(point * dims, (point + 1) * dims), i * dims);
  const found = kMeans({ rows: some, dims, clusters, seed });
  return { assignment: lloyd(points, found.centres, 1).assignment, found, searched };
}

function evenlySpread(count: number, wanted: number): number[] {
  return Array.from({ length: wanted }, (_, i) => Math.floor((i * count) / wanted));
}
