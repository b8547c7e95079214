import type { Claim } from '../claims/claim.ts';
import { hiddenShare, MEAN_EPOCH, overLargest, sharesOf, smallerDelay } from '../clusters/claims.ts';
import { figure05Clusters } from '../clusters/clusters.ts';

export const CLAIMS_05: readonly Claim[] = [
  {
    id: '5a',
    sentence: 'Easy samples matter in the first epochs, medium ones later and hard ones last.',
    source: 'caption',
    scale: 'difference',
    repetition: 'run',
    ...MEAN_EPOCH,
    measure: (inputs) => (inputs.run.epochs > 1 ? smallerDelay(figure05Clusters(inputs)) : null),
  },
  {
    id: '5b',
    sentence: 'On MNIST easy samples matter most to the output layer.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'run',
    metric: 'Out over the next layer, easy samples',
    definition: "Share of Out in the easy cluster's importance over the largest share of the hidden layers.",
    comparison: '>',
    threshold: 1,
    about: 'mnist',
    measure: (inputs) => {
      const shares = sharesOf(figure05Clusters(inputs), 'easy');
      return shares && overLargest(shares.at(-1), shares.slice(0, -1));
    },
  },
  {
    id: '5c',
    sentence: 'Hard samples matter more to the hidden layers than easy ones.',
    source: 'caption',
    scale: 'difference',
    repetition: 'run',
    metric: 'share of the hidden layers, hard minus easy',
    definition: "Share of the hidden layers together in the hard cluster's importance, minus that in the easy one's.",
    comparison: '>',
    threshold: 0,
    measure: (inputs) => {
      const found = figure05Clusters(inputs);
      const [hard, easy] = [hiddenShare(found, 'hard'), hiddenShare(found, 'easy')];
      return hard === null || easy === null ? null : hard - easy;
    },
  },
];
