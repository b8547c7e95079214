import type { Claim } from '../claims/claim.ts';
import { groupClaim, leastOfFirstLayer, overLargest, sharesOf } from '../clusters/claims.ts';
import { figure06Clusters } from '../clusters/clusters.ts';
import { hiddenLayersClaim, orderClaim, ownThirdClaim } from '../clusters/patternClaims.ts';

const COMMON = groupClaim(figure06Clusters);

export const CLAIMS_06: readonly Claim[] = [
  orderClaim(
    { id: '6a', sentence: 'In another class, too, easy samples matter first, medium ones later and hard ones last.' },
    figure06Clusters,
  ),
  {
    id: '6b',
    sentence: 'On CIFAR-10 easy samples matter most to the first layer.',
    ...COMMON,
    scale: 'ratio',
    metric: 'L1 over the next layer, easy samples',
    definition: "Share of L1 in the easy group's importance over the largest share of the other layers.",
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    measure: (inputs, counts) => {
      const shares = sharesOf(figure06Clusters(inputs), 'easy', counts);
      return shares && overLargest(shares[0], shares.slice(1));
    },
  },
  hiddenLayersClaim(
    { id: '6c', sentence: 'In another class, too, hard samples matter more to the hidden layers than easy ones.' },
    figure06Clusters,
    'hard',
  ),
  {
    id: '6d',
    sentence: 'On CIFAR-10 easy, medium and hard samples all matter most to the first layer.',
    ...COMMON,
    scale: 'ratio',
    metric: 'L1 over the next layer, least of the groups',
    definition:
      "Share of L1 in a group's importance over the largest share of the other layers, the least of the three.",
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    measure: (inputs, counts) => leastOfFirstLayer(figure06Clusters(inputs), counts),
  },
  hiddenLayersClaim(
    { id: '6e', sentence: 'In another class, too, medium samples matter more to the hidden layers than easy ones.' },
    figure06Clusters,
    'medium',
  ),
  ownThirdClaim(
    {
      id: '6f',
      sentence:
        'In another class, too, easy samples matter most in the first third of the epochs, medium ones in the middle, hard ' +
        'ones in the last.',
    },
    figure06Clusters,
  ),
];
