import { type Clustering, clusteringOf, type Points, sizesOf } from './clustering.ts';
import { squaredDistance } from './squaredDistance.ts';

/** By which share a move must lower what a point costs, so that rounding moves nothing to and fro. */
const LEAST_GAIN = 1e-12;

/** A bound on the rounds through all points. */
const MOST_ROUNDS = 300;

interface State extends Points {
  readonly clusters: number;
  readonly centres: Float64Array;
  readonly assignment: Int32Array;
  readonly sizes: Int32Array;
}

/**
 * Moves single points to other clusters while that lowers the inertia (Hartigan 1975). A point of a cluster of n costs
 * n / (n − 1) of its squared distance there, and n / (n + 1) in one that it joins, as both centres move with it: Lloyd's
 * iterations, which leave the centres where they are, stop sooner. No cluster loses its last point.
 */
export function exchangePoints(points: Points, from: Clustering): Clustering {
  const { clusters } = from;
  const [assignment, centres] = [from.assignment.slice(), from.centres.slice()];
  const state = { ...points, clusters, assignment, centres, sizes: sizesOf(assignment, clusters) };
  const count = assignment.length;
  for (let at = 0, unmoved = 0; unmoved < count && at < MOST_ROUNDS * count; at++) {
    const point = at % count;
    const to = cheaperCluster(state, point);
    unmoved = to === null ? unmoved + 1 : 0;
    if (to !== null) movePoint(state, point, to);
  }
  return clusteringOf(points, assignment, clusters);
}

/** The cluster in which the point costs least, the earlier of equals; `null` where that is its own. */
function cheaperCluster({ rows, dims, clusters, centres, assignment, sizes }: State, point: number): number | null {
  const own = assignment[point] ?? 0;
  const size = sizes[own] ?? 0;
  if (size === 1) return null;
  const ownCost = (size / (size - 1)) * squaredDistance(rows, point * dims, centres, own * dims, dims);
  let [cheapest, least]: [number | null, number] = [null, ownCost * (1 - LEAST_GAIN)];
  for (let c = 0; c < clusters; c++) {
    if (c === own) continue;
    const factor = (sizes[c] ?? 0) / ((sizes[c] ?? 0) + 1);
    const cost = factor * squaredDistance(rows, point * dims, centres, c * dims, dims, least / factor);
    if (cost < least) [cheapest, least] = [c, cost];
  }
  return cheapest;
}

/** Moves a point, and both centres with it. */
function movePoint({ rows, dims, centres, assignment, sizes }: State, point: number, to: number): void {
  const from = assignment[point] ?? 0;
  const [left, joined] = [(sizes[from] ?? 0) - 1, (sizes[to] ?? 0) + 1];
  for (let j = 0; j < dims; j++) {
    const value = rows[point * dims + j] ?? 0;
    const [a, b] = [from * dims + j, to * dims + j];
    centres[a] = (centres[a] ?? 0) + ((centres[a] ?? 0) - value) / left;
    centres[b] = (centres[b] ?? 0) + (value - (centres[b] ?? 0)) / joined;
  }
  sizes[from] = left;
  sizes[to] = joined;
  assignment[point] = to;
}
