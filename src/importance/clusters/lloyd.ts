import { type Clustering, clusteringOf, meansOf, type Points, sizesOf } from './clustering.ts';
import { squaredDistance } from './squaredDistance.ts';

/** A bound for points on which rounding keeps an assignment changing. */
const MOST_ITERATIONS = 300;

interface State extends Points {
  centres: Float64Array;
  readonly clusters: number;
  readonly assignment: Int32Array;
  readonly distances: Float64Array;
}

/**
 * Lloyd's iterations from these centres until no point changes its cluster. A point leaves its cluster only for a centre
 * that is nearer. A cluster that loses all its points takes the one farthest from its own centre. There must be as many
 * distinct points as centres.
 */
export function lloyd({ rows, dims }: Points, first: Float64Array, mostIterations = MOST_ITERATIONS): Clustering {
  const [points, clusters] = [rows.length / dims, first.length / dims];
  const [assignment, distances] = [new Int32Array(points).fill(-1), new Float64Array(points)];
  const state: State = { rows, dims, centres: first, clusters, assignment, distances };
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    if (!assignToNearest(state)) break;
    fillEmptyClusters(state);
    state.centres = meansOf(state, assignment, clusters);
  }
  return clusteringOf(state, assignment, clusters);
}

/**
 * Assigns each point to its nearest centre and says whether any changed. A centre at least twice as far from the best
 * so far as the point is cannot be nearer to it, by the triangle inequality (Elkan 2003).
 */
function assignToNearest({ rows, dims, centres, clusters, assignment, distances }: State): boolean {
  const between = distancesBetween(centres, dims);
  let changed = false;
  for (let i = 0; i < assignment.length; i++) {
    const own = assignment[i] ?? -1;
    let nearest = Math.max(0, own);
    let least = squaredDistance(rows, i * dims, centres, nearest * dims, dims);
    for (let c = 0; c < clusters; c++) {
      if (c === nearest || (between[nearest * clusters + c] ?? 0) >= 4 * least) continue;
      const distance = squaredDistance(rows, i * dims, centres, c * dims, dims, least);
      if (distance < least) [nearest, least] = [c, distance];
    }
    changed ||= nearest !== own;
    assignment[i] = nearest;
    distances[i] = least;
  }
  return changed;
}

/** Squared distances of the centres from each other, [clusters, clusters]. */
function distancesBetween(centres: Float64Array, dims: number): Float64Array {
  const clusters = centres.length / dims;
  const between = new Float64Array(clusters * clusters);
  for (let a = 0; a < clusters; a++) {
    for (let b = 0; b < clusters; b++) {
      between[a * clusters + b] = squaredDistance(centres, a * dims, centres, b * dims, dims);
    }
  }
  return between;
}

/** Gives each empty cluster the point farthest from its centre, the earlier of equals. */
function fillEmptyClusters({ clusters, assignment, distances }: State): void {
  const sizes = sizesOf(assignment, clusters);
  for (let empty = sizes.indexOf(0); empty !== -1; empty = sizes.indexOf(0)) {
    const point = farthestOfSharedClusters(assignment, distances, sizes);
    const from = assignment[point] ?? 0;
    sizes[from] = (sizes[from] ?? 0) - 1;
    sizes[empty] = 1;
    assignment[point] = empty;
    distances[point] = 0;
  }
}

/** The point farthest from its centre among those that are not alone in their cluster. */
function farthestOfSharedClusters(assignment: Int32Array, distances: Float64Array, sizes: Int32Array): number {
  let [farthest, most] = [0, -1];
  for (let i = 0; i < assignment.length; i++) {
    const distance = distances[i] ?? 0;
    if (distance > most && (sizes[assignment[i] ?? 0] ?? 0) > 1) [farthest, most] = [i, distance];
  }
  return farthest;
}
