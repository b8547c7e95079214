import seedrandom from 'seedrandom';
import type { Clustering, Points } from './clustering.ts';
import { isLess, isSame, searchClusters } from './searchClusters.ts';

export interface KMeansSpec extends Points {
  /** How many clusters to look for; as many come out, or fewer where there are fewer distinct points. */
  readonly clusters: number;
  /** Seeds the draws of the search; equal seeds give equal clusters. */
  readonly seed: string;
}

export interface FoundClusters extends Clustering {
  /** How many searches there were, and how many of them ended at the least inertia. */
  readonly searches: number;
  readonly agreeing: number;
  /** The cluster of each point where the first search began: local optima from independent starts. */
  readonly starts: readonly Int32Array[];
}

/** So many searches must end at the same least inertia before it is believed: of many points one more, */
const AGREEING = 2;
const AGREEING_OF_MANY = 3;
const MANY_POINTS = 1000;
/** or there have been so many. */
const MOST_SEARCHES = 5;

/**
 * k-means: the clusters of the least inertia that can be found, by searches with draws of their own until two of them
 * (three, of many points) end at the same inertia and none below. Throws `RangeError` for rows that are not whole or no clusters.
 */
export function kMeans({ rows, dims, clusters, seed }: KMeansSpec): FoundClusters {
  if (rows.length % dims !== 0) throw new RangeError(`kMeans: ${rows.length} values are no whole rows of ${dims}`);
  if (!(clusters >= 1)) throw new RangeError(`kMeans: at least 1 cluster was expected, got ${clusters}`);
  const search = (index: number) => searchClusters({ rows, dims }, clusters, seedrandom(`${seed} ${index}`));
  const first = search(0);
  const wanted = rows.length / dims > MANY_POINTS ? AGREEING_OF_MANY : AGREEING;
  let [best, agreeing, searches] = [first.best, 1, 1];
  for (; agreeing < wanted && searches < MOST_SEARCHES; searches++) {
    const { best: other } = search(searches);
    if (isLess(other, best)) [best, agreeing] = [other, 1];
    else if (isSame(other, best)) agreeing++;
  }
  return { ...best, searches, agreeing, starts: first.starts.map(({ assignment }) => assignment) };
}
