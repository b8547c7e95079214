import type { Claim } from '../claims/claim.ts';
import { delayByChance, groupChance, hiddenShareByChance } from '../clusters/chance.ts';
import {
  groupClaim,
  hiddenShareGain,
  hiddenShareWords,
  leastOfFirstLayer,
  leastOwnThird,
  MEAN_EPOCH,
  OWN_THIRD,
  overLargest,
  sharesOf,
  smallerDelay,
} from '../clusters/claims.ts';
import { figure06Clusters } from '../clusters/clusters.ts';

const COMMON = groupClaim(figure06Clusters);

export const CLAIMS_06: readonly Claim[] = [
  {
    id: '6a',
    sentence: 'In another class, too, easy samples matter first, medium ones later and hard ones last.',
    ...COMMON,
    ...MEAN_EPOCH,
    chance: groupChance('6a', figure06Clusters, delayByChance),
    measure: (inputs, counts) => (inputs.run.epochs > 1 ? smallerDelay(figure06Clusters(inputs), counts) : null),
  },
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
  {
    id: '6c',
    sentence: 'In another class, too, hard samples matter more to the hidden layers than easy ones.',
    ...COMMON,
    ...hiddenShareWords('hard'),
    chance: groupChance('6c', figure06Clusters, hiddenShareByChance),
    measure: (inputs, counts) => hiddenShareGain(figure06Clusters(inputs), 'hard', counts),
  },
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
  {
    id: '6e',
    sentence: 'In another class, too, medium samples matter more to the hidden layers than easy ones.',
    ...COMMON,
    ...hiddenShareWords('medium'),
    chance: groupChance('6e', figure06Clusters, (found, random) => hiddenShareByChance(found, random, 'medium')),
    measure: (inputs, counts) => hiddenShareGain(figure06Clusters(inputs), 'medium', counts),
  },
  {
    id: '6f',
    sentence:
      'In another class, too, easy samples matter most in the first third of the epochs, medium ones in the middle, hard ' +
      'ones in the last.',
    ...COMMON,
    ...OWN_THIRD,
    measure: (inputs, counts) => (inputs.run.epochs > 2 ? leastOwnThird(figure06Clusters(inputs), counts) : null),
  },
];
