import { sum } from '../../importance/sum.ts';
import type { Claim } from '../claims/claim.ts';
import {
  type ClassClusters,
  type Cluster,
  figure05Clusters,
  figure06Clusters,
  type Kind,
} from '../clusters/clusters.ts';

const MEAN_EPOCH = {
  metric: 'smaller of the two delays',
  definition:
    'Mean epoch of the importance of a cluster, weighted by it: medium minus easy and hard minus medium, the smaller.',
  comparison: '>',
  threshold: 0,
} as const;

export const FIGURE_05_CLAIMS: readonly Claim[] = [
  {
    id: '5a',
    figure: 5,
    sentence: 'Easy samples matter in the first epochs, medium ones later and hard ones last.',
    ...MEAN_EPOCH,
    measure: (material) => (material.run.epochs > 1 ? smallerDelay(figure05Clusters(material)) : null),
  },
  {
    id: '5b',
    figure: 5,
    sentence: 'On MNIST easy samples matter most to the output layer.',
    metric: 'Out over the next layer, easy samples',
    definition: "Share of Out in the easy cluster's importance over the largest share of the hidden layers.",
    comparison: '>',
    threshold: 1,
    about: 'mnist',
    measure: (material) => {
      const shares = sharesOf(figure05Clusters(material), 'easy');
      return shares && ratio(shares.at(-1), shares.slice(0, -1));
    },
  },
  {
    id: '5c',
    figure: 5,
    sentence: 'Hard samples matter more to the hidden layers than easy ones.',
    metric: 'share of the hidden layers, hard minus easy',
    definition: "Share of the hidden layers together in the hard cluster's importance, minus that in the easy one's.",
    comparison: '>',
    threshold: 0,
    measure: (material) => {
      const found = figure05Clusters(material);
      const [hard, easy] = [hiddenShare(found, 'hard'), hiddenShare(found, 'easy')];
      return hard === null || easy === null ? null : hard - easy;
    },
  },
];

export const FIGURE_06_CLAIMS: readonly Claim[] = [
  {
    id: '6a',
    figure: 6,
    sentence: 'In another class, too, easy samples matter first, medium ones later and hard ones last.',
    ...MEAN_EPOCH,
    measure: (material) => (material.run.epochs > 1 ? smallerDelay(figure06Clusters(material)) : null),
  },
  {
    id: '6b',
    figure: 6,
    sentence: 'On CIFAR-10 easy samples matter most to the first layer.',
    metric: 'L1 over the next layer, easy samples',
    definition: "Share of L1 in the easy cluster's importance over the largest share of the other layers.",
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    measure: (material) => {
      const shares = sharesOf(figure06Clusters(material), 'easy');
      return shares && ratio(shares[0], shares.slice(1));
    },
  },
];

function clusterOf(found: ClassClusters | null, kind: Kind): Cluster | undefined {
  return found?.clusters.find((cluster) => cluster.kind === kind);
}

/** Medium minus easy or hard minus medium; `null` where there are not all three. */
function smallerDelay(found: ClassClusters | null): number | null {
  const epochs = (['easy', 'medium', 'hard'] as const).map((kind) => clusterOf(found, kind)?.meanEpoch ?? null);
  const [easy, medium, hard] = epochs;
  if (easy == null || medium == null || hard == null) return null;
  return Math.min(medium - easy, hard - medium);
}

/** Shares of the layers in a cluster; `null` where there are no hidden ones. */
function sharesOf(found: ClassClusters | null, kind: Kind): readonly number[] | null {
  const shares = clusterOf(found, kind)?.shares ?? [];
  return shares.length > 1 ? shares : null;
}

function hiddenShare(found: ClassClusters | null, kind: Kind): number | null {
  const shares = sharesOf(found, kind);
  return shares && sum(shares.slice(0, -1));
}

function ratio(over: number | undefined, others: readonly number[]): number | null {
  const largest = Math.max(...others);
  return over !== undefined && largest > 0 ? over / largest : null;
}
