import type { Claim } from '../claims/claim.ts';
import { MEAN_EPOCH, overLargest, sharesOf, smallerDelay } from '../clusters/claims.ts';
import { figure06Clusters } from '../clusters/clusters.ts';

export const CLAIMS_06: readonly Claim[] = [
  {
    id: '6a',
    sentence: 'In another class, too, easy samples matter first, medium ones later and hard ones last.',
    source: 'caption',
    scale: 'difference',
    repetition: 'run',
    ...MEAN_EPOCH,
    measure: (inputs) => (inputs.run.epochs > 1 ? smallerDelay(figure06Clusters(inputs)) : null),
  },
  {
    id: '6b',
    sentence: 'On CIFAR-10 easy samples matter most to the first layer.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'run',
    metric: 'L1 over the next layer, easy samples',
    definition: "Share of L1 in the easy cluster's importance over the largest share of the other layers.",
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    measure: (inputs) => {
      const shares = sharesOf(figure06Clusters(inputs), 'easy');
      return shares && overLargest(shares[0], shares.slice(1));
    },
  },
];
