import { sum } from '../sum.ts';
import { squaredDistance } from './squaredDistance.ts';

/** What is clustered: `rows` are [points, dims], row-major, of finite numbers. */
export interface Points {
  readonly rows: Float64Array;
  readonly dims: number;
}

/** No cluster is empty, and each centre is the mean of its points. */
export interface Clustering {
  /** [clusters, dims], row-major. */
  readonly centres: Float64Array;
  readonly clusters: number;
  /** Cluster of each point, [points]. */
  readonly assignment: Int32Array;
  /** Squared distance of each point from its centre, [points]. */
  readonly distances: Float64Array;
  /** Sum of the distances. */
  readonly inertia: number;
}

/** Computes the means of the clusters that points are assigned to, and each point's distance from its own. */
export function clusteringOf({ rows, dims }: Points, assignment: Int32Array, clusters: number): Clustering {
  const centres = meansOf({ rows, dims }, assignment, clusters);
  const distances = Float64Array.from(assignment, (cluster, i) =>
    squaredDistance(rows, i * dims, centres, cluster * dims, dims),
  );
  return { centres, clusters, assignment, distances, inertia: sum(distances) };
}

/** Means of the clusters' points, [clusters, dims]; zero for a cluster without points. */
export function meansOf({ rows, dims }: Points, assignment: Int32Array, clusters: number): Float64Array {
  const means = new Float64Array(clusters * dims);
  const sizes = sizesOf(assignment, clusters);
  for (const [i, cluster] of assignment.entries()) {
    const [point, mean] = [i * dims, cluster * dims];
    for (let j = 0; j < dims; j++) means[mean + j] = (means[mean + j] ?? 0) + (rows[point + j] ?? 0);
  }
  for (let at = 0; at < means.length; at++) means[at] = (means[at] ?? 0) / (sizes[Math.floor(at / dims)] || 1);
  return means;
}

/** How many points each cluster has. */
export function sizesOf(assignment: Int32Array, clusters: number): Int32Array {
  const sizes = new Int32Array(clusters);
  for (const cluster of assignment) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  return sizes;
}
