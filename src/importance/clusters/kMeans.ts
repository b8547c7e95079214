import seedrandom from 'seedrandom';
import { sum } from '../sum.ts';

export interface KMeansSpec {
  /** The points, [points, dims], row-major; finite numbers. */
  readonly rows: Float64Array;
  readonly dims: number;
  /** How many clusters to look for; as many come out, or fewer where there are fewer distinct points. */
  readonly clusters: number;
  /** Draws the first centres; equal seeds give equal clusters. */
  readonly seed: string;
  /** How often to begin anew; the clusters with the least inertia are kept, the earlier of equals. */
  readonly restarts?: number;
  /** A bound for points on which rounding keeps an assignment changing. */
  readonly mostIterations?: number;
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

const RESTARTS = 5;
const MOST_ITERATIONS = 300;

/**
 * k-means: centres drawn as k-means++ does (Arthur and Vassilvitskii 2007), then Lloyd's iterations until no point
 * changes its cluster. A point leaves its cluster only for a centre that is nearer. A cluster that loses all its points
 * takes the one farthest from its own centre. Throws `RangeError` for rows that are not whole or no clusters.
 */
export function kMeans(spec: KMeansSpec): Clustering {
  const { rows, dims, clusters, seed, restarts = RESTARTS, mostIterations = MOST_ITERATIONS } = spec;
  if (rows.length % dims !== 0) throw new RangeError(`kMeans: ${rows.length} values are no whole rows of ${dims}`);
  if (!(clusters >= 1)) throw new RangeError(`kMeans: at least 1 cluster was expected, got ${clusters}`);
  const attempt = (restart: number) => {
    const centres = drawCentres(rows, dims, clusters, seedrandom(`${seed} ${restart}`));
    return iterate(rows, dims, centres, mostIterations);
  };
  let best = attempt(0);
  for (let restart = 1; restart < restarts; restart++) {
    const other = attempt(restart);
    if (other.inertia < best.inertia) best = other;
  }
  return best;
}

/**
 * Distinct points as centres, [≤ clusters, dims]: each drawn in proportion to its squared distance from those before.
 */
function drawCentres(rows: Float64Array, dims: number, clusters: number, random: () => number): Float64Array {
  const gaps = new Float64Array(rows.length / dims).fill(1);
  const chosen: number[] = [];
  while (chosen.length < clusters) {
    const point = drawInProportion(gaps, random());
    if (point === null) break;
    for (let i = 0; i < gaps.length; i++) {
      const gap = squaredDistance(rows, i * dims, rows, point * dims, dims);
      gaps[i] = chosen.length === 0 ? gap : Math.min(gaps[i] ?? 0, gap);
    }
    chosen.push(point);
  }
  const centres = new Float64Array(chosen.length * dims);
  for (const [c, point] of chosen.entries()) centres.set(rows.subarray(point * dims, (point + 1) * dims), c * dims);
  return centres;
}

/** An index, drawn in proportion to the weights by a number from 0 to 1; `null` where no weight is positive. */
function drawInProportion(weights: Float64Array, random: number): number | null {
  let left = random * sum(weights);
  let last: number | null = null;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight > 0) last = i;
    left -= weight;
    if (weight > 0 && left < 0) break;
  }
  return last;
}

/** Lloyd's iterations from centres that are distinct points. */
function iterate(rows: Float64Array, dims: number, centres: Float64Array, mostIterations: number): Clustering {
  const [points, clusters] = [rows.length / dims, centres.length / dims];
  const assignment = new Int32Array(points).fill(-1);
  const distances = new Float64Array(points);
  const state = { rows, dims, centres, clusters, assignment, distances };
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    if (!assignToNearest(state)) break;
    moveCentres(state, fillEmptyClusters(state));
  }
  measureDistances(state);
  return { centres, clusters, assignment, distances, inertia: sum(distances) };
}

type State = Readonly<Omit<Clustering, 'inertia'> & { rows: Float64Array; dims: number }>;

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

/** Gives each empty cluster the point farthest from its centre, the earlier of equals; returns the clusters' sizes. */
function fillEmptyClusters({ clusters, assignment, distances }: State): Int32Array {
  const sizes = new Int32Array(clusters);
  for (const cluster of assignment) sizes[cluster] = (sizes[cluster] ?? 0) + 1;
  for (let empty = sizes.indexOf(0); empty !== -1; empty = sizes.indexOf(0)) {
    const point = farthestOfSharedClusters(assignment, distances, sizes);
    const from = assignment[point] ?? 0;
    sizes[from] = (sizes[from] ?? 0) - 1;
    sizes[empty] = 1;
    assignment[point] = empty;
    distances[point] = 0;
  }
  return sizes;
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

/** Moves each centre to the mean of its points. */
function moveCentres({ rows, dims, centres, assignment }: State, sizes: Int32Array): void {
  centres.fill(0);
  for (let i = 0; i < assignment.length; i++) {
    const [point, centre] = [i * dims, (assignment[i] ?? 0) * dims];
    for (let j = 0; j < dims; j++) centres[centre + j] = (centres[centre + j] ?? 0) + (rows[point + j] ?? 0);
  }
  for (let at = 0; at < centres.length; at++) {
    centres[at] = (centres[at] ?? 0) / (sizes[Math.floor(at / dims)] ?? 1);
  }
}

function measureDistances({ rows, dims, centres, assignment, distances }: State): void {
  for (let i = 0; i < assignment.length; i++) {
    distances[i] = squaredDistance(rows, i * dims, centres, (assignment[i] ?? 0) * dims, dims);
  }
}

/** Terms of a distance that are summed before it is asked whether it is too long already. */
const STRETCH = 16;

/** ‖a − b‖² of the rows of length `dims` that begin at `aAt` and `bAt`; where it is above `most`, anything above. */
function squaredDistance(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  dims: number,
  most = Number.POSITIVE_INFINITY,
): number {
  let total = 0;
  for (let from = 0; from < dims && total <= most; from += STRETCH) {
    const end = Math.min(dims, from + STRETCH);
    for (let j = from; j < end; j++) {
      const difference = (a[aAt + j] ?? 0) - (b[bAt + j] ?? 0);
      total += difference * difference;
    }
  }
  return total;
}
