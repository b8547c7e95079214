import type { Claim } from '../claims/claim.ts';
import { delayByChance, groupChance, hiddenShareByChance } from '../clusters/chance.ts';
import {
  groupClaim,
  hiddenShareGain,
  hiddenShareWords,
  leastOwnThird,
  MEAN_EPOCH,
  OWN_THIRD,
  overLargest,
  sharesOf,
  smallerDelay,
} from '../clusters/claims.ts';
import { figure05Clusters } from '../clusters/clusters.ts';

const COMMON = groupClaim(figure05Clusters);

export const CLAIMS_05: readonly Claim[] = [
  {
    id: '5a',
    sentence: 'Easy samples matter in the first epochs, medium ones later and hard ones last.',
    ...COMMON,
    ...MEAN_EPOCH,
    chance: groupChance('5a', figure05Clusters, delayByChance),
    measure: (inputs, counts) => (inputs.run.epochs > 1 ? smallerDelay(figure05Clusters(inputs), counts) : null),
  },
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
  {
    id: '5c',
    sentence: 'Hard samples matter more to the hidden layers than easy ones.',
    ...COMMON,
    ...hiddenShareWords('hard'),
    chance: groupChance('5c', figure05Clusters, hiddenShareByChance),
    measure: (inputs, counts) => hiddenShareGain(figure05Clusters(inputs), 'hard', counts),
  },
  {
    id: '5d',
    sentence: 'Medium samples, too, matter more to the hidden layers than easy ones.',
    ...COMMON,
    ...hiddenShareWords('medium'),
    chance: groupChance('5d', figure05Clusters, (found, random) => hiddenShareByChance(found, random, 'medium')),
    measure: (inputs, counts) => hiddenShareGain(figure05Clusters(inputs), 'medium', counts),
  },
  {
    id: '5e',
    sentence:
      'Easy samples matter most in the first third of the epochs, medium ones in the middle, hard ones in the last.',
    ...COMMON,
    ...OWN_THIRD,
    measure: (inputs, counts) => (inputs.run.epochs > 2 ? leastOwnThird(figure05Clusters(inputs), counts) : null),
  },
];
