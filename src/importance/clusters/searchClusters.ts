import type { Clustering, Points } from './clustering.ts';
import { drawCentres, moveOneCentre } from './drawCentres.ts';
import { exchangePoints } from './exchange.ts';
import { lloyd } from './lloyd.ts';
import { squaredDistance } from './squaredDistance.ts';

/** Local optima from independent starts, and the best that the search made of them. */
export interface ClusterSearch {
  readonly starts: readonly Clustering[];
  readonly best: Clustering;
}

/** How many independent starts there are, and how many clusterings are kept as parents. */
const STARTS = 10;
/** The parents are thinned to the best `STARTS` when there are this many. */
const MOST_PARENTS = 2 * STARTS;
/** The search ends when so many children in a row were no better than the best: this many for each cluster, */
const PATIENCE_PER_CLUSTER = 10;
/** and at least so many. */
const LEAST_PATIENCE = 100;
/** Inertias that differ by a smaller share are equal: the same clusters, summed in another order. */
const SAME = 1e-9;

/**
 * Looks for the clusters of least inertia by crossing good ones (HG-means, Gribel and Vidal 2019). A child takes each of
 * its centres from either of two parents, one centre is moved elsewhere, and Lloyd's iterations and exchanges of single
 * points lead it to a local optimum.
 */
export function searchClusters(points: Points, clusters: number, random: () => number): ClusterSearch {
  const improve = (centres: Float64Array) => exchangePoints(points, lloyd(points, centres));
  const starts = Array.from({ length: STARTS }, () => improve(drawCentres(points, clusters, random)));
  let parents = distinct(starts);
  let best = parents[0] ?? improve(new Float64Array(0));
  const patience = Math.max(LEAST_PATIENCE, PATIENCE_PER_CLUSTER * clusters);
  for (let waited = 0; waited < patience && best.inertia > 0; waited++) {
    const child = improve(childOf(points, pick(parents, random), pick(parents, random), random));
    if (isLess(child, best)) [best, waited] = [child, -1];
    parents = distinct([...parents, child]);
    if (parents.length >= MOST_PARENTS) parents = parents.slice(0, STARTS);
  }
  return { starts, best };
}

export function isLess(a: Clustering, b: Clustering): boolean {
  return a.inertia < b.inertia * (1 - SAME);
}

export function isSame(a: Clustering, b: Clustering): boolean {
  return !isLess(a, b) && !isLess(b, a);
}

/** Clusterings of different inertia, the least first; of equal ones the earlier. */
function distinct(clusterings: readonly Clustering[]): Clustering[] {
  const sorted = [...clusterings].sort((a, b) => a.inertia - b.inertia);
  return sorted.filter((clustering, i) => i === 0 || !isSame(clustering, sorted[i - 1] ?? clustering));
}

/** The better of two that are drawn. */
function pick(parents: readonly Clustering[], random: () => number): Clustering {
  const draw = () => Math.floor(random() * parents.length);
  const place = Math.min(draw(), draw());
  const [parent] = parents.slice(place);
  if (!parent) throw new RangeError('searchClusters: there are no parents');
  return parent;
}

/** Centres of a child: each pair of the parents' centres leaves it one, and one of them moves elsewhere. */
function childOf(points: Points, a: Clustering, b: Clustering, random: () => number): Float64Array {
  const { dims } = points;
  const centres = a.centres.slice();
  for (const [own, other] of pairCentres(a, b, dims)) {
    if (random() < 0.5) centres.set(b.centres.subarray(other * dims, (other + 1) * dims), own * dims);
  }
  moveOneCentre(points, centres, random);
  return centres;
}

/** Pairs each centre of `a` with one of `b`, the nearest pair first. */
function pairCentres(a: Clustering, b: Clustering, dims: number): [number, number][] {
  const pairs = Array.from({ length: a.clusters * b.clusters }, (_, at) => {
    const [i, j] = [Math.floor(at / b.clusters), at % b.clusters];
    return { i, j, gap: squaredDistance(a.centres, i * dims, b.centres, j * dims, dims) };
  });
  const [ofA, ofB] = [new Set<number>(), new Set<number>()];
  return pairs
    .sort((p, q) => p.gap - q.gap)
    .flatMap(({ i, j }): [number, number][] => {
      if (ofA.has(i) || ofB.has(j)) return [];
      ofA.add(i);
      ofB.add(j);
      return [[i, j]];
    });
}
