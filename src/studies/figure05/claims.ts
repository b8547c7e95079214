import type { Claim } from '../claims/claim.ts';
import { groupClaim, overLargest, sharesOf } from '../clusters/claims.ts';
import { figure05Clusters } from '../clusters/clusters.ts';
import { hiddenLayersClaim, orderClaim, ownThirdClaim } from '../clusters/patternClaims.ts';

const COMMON = groupClaim(figure05Clusters);

export const CLAIMS_05: readonly Claim[] = [
  orderClaim(
    { id: '5a', sentence: 'Easy samples matter in the first epochs, medium ones later and hard ones last.' },
    figure05Clusters,
  ),
  {
    id: '5b',
    sentence: 'On MNIST easy samples matter most to the output layer.',
    ...COMMON,
    scale: 'ratio',
    metric: 'Out over the next layer, easy samples',
    definition: "Share of Out in the easy group's importance over the largest share of the hidden layers.",
    comparison: '>',
    threshold: 1,
    about: 'mnist',
    measure: (inputs, counts) => {
      const shares = sharesOf(figure05Clusters(inputs), 'easy', counts);
      return shares && overLargest(shares.at(-1), shares.slice(0, -1));
    },
  },
  hiddenLayersClaim(
    { id: '5c', sentence: 'Hard samples matter more to the hidden layers than easy ones.' },
    figure05Clusters,
    'hard',
  ),
  hiddenLayersClaim(
    { id: '5d', sentence: 'Medium samples, too, matter more to the hidden layers than easy ones.' },
    figure05Clusters,
    'medium',
  ),
  ownThirdClaim(
    {
      id: '5e',
      sentence:
        'Easy samples matter most in the first third of the epochs, medium ones in the middle, hard ones in the last.',
    },
    figure05Clusters,
  ),
];
