import { sum } from '../../importance/sum.ts';
import type { ClassClusters, Cluster, Kind } from './clusters.ts';

/** What claims 5a and 6a have in common. */
export const MEAN_EPOCH = {
  metric: 'smaller of the two delays',
  definition:
    'Mean epoch of the importance of a cluster, weighted by it: medium minus easy and hard minus medium, the smaller.',
  comparison: '>',
  threshold: 0,
} as const;

function clusterOf(found: ClassClusters | null, kind: Kind): Cluster | undefined {
  return found?.clusters.find((cluster) => cluster.kind === kind);
}

/** Medium minus easy or hard minus medium; `null` where there are not all three. */
export function smallerDelay(found: ClassClusters | null): number | null {
  const epochs = (['easy', 'medium', 'hard'] as const).map((kind) => clusterOf(found, kind)?.meanEpoch ?? null);
  const [easy, medium, hard] = epochs;
  if (easy == null || medium == null || hard == null) return null;
  return Math.min(medium - easy, hard - medium);
}

/** Shares of the layers in a cluster; `null` where there are no hidden ones. */
export function sharesOf(found: ClassClusters | null, kind: Kind): readonly number[] | null {
  const shares = clusterOf(found, kind)?.shares ?? [];
  return shares.length > 1 ? shares : null;
}

/** Share of all hidden layers together. */
export function hiddenShare(found: ClassClusters | null, kind: Kind): number | null {
  const shares = sharesOf(found, kind);
  return shares && sum(shares.slice(0, -1));
}

/** Divides a share by the largest of the others. */
export function overLargest(over: number | undefined, others: readonly number[]): number | null {
  const largest = Math.max(...others);
  return over !== undefined && largest > 0 ? over / largest : null;
}
