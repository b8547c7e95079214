import type { SingleClaim } from '../claims/claim.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { delayByChance, groupChance, hiddenShareByChance } from './chance.ts';
import { groupClaim, hiddenShareGain, leastOwnThird, smallerDelay } from './claims.ts';
import type { ClassClusters } from './clusters.ts';

/** Finds the groups of a class in a run; `null` where there are none. */
export type FindClusters = (inputs: FigureInputs) => ClassClusters | null;

type Words = Pick<SingleClaim, 'id' | 'sentence'>;

/** Easy samples matter first and hard ones last: what claims 5a and 6a ask of their classes. */
export function orderClaim(words: Words, find: FindClusters): SingleClaim {
  return {
    ...words,
    ...groupClaim(find),
    scale: 'difference',
    metric: 'smaller of the two delays',
    definition:
      'Mean epoch of the importance of a group, weighted by it: medium minus easy and hard minus medium, the smaller.',
    comparison: '>',
    threshold: 0,
    chance: groupChance(words.id, find, delayByChance),
    measure: (inputs, counts) => (inputs.run.epochs > 1 ? smallerDelay(find(inputs), counts) : null),
  };
}

/** A group matters more to the hidden layers than the easy one: 5c, 5d, 6c and 6e. */
export function hiddenLayersClaim(words: Words, find: FindClusters, kind: 'medium' | 'hard'): SingleClaim {
  return {
    ...words,
    ...groupClaim(find),
    scale: 'difference',
    metric: `share of the hidden layers, ${kind} minus easy`,
    definition: `Share of the hidden layers together in the ${kind} group's importance, minus that in the easy one's.`,
    comparison: '>',
    threshold: 0,
    chance: groupChance(words.id, find, (found, random) => hiddenShareByChance(found, random, kind)),
    measure: (inputs, counts) => hiddenShareGain(find(inputs), kind, counts),
  };
}

/** Each group matters most in its own third of the epochs: 5e and 6f. */
export function ownThirdClaim(words: Words, find: FindClusters): SingleClaim {
  return {
    ...words,
    ...groupClaim(find),
    scale: 'ratio',
    metric: 'own third over the next, least of the groups',
    definition:
      'Importance of a group in its third of the epochs over that in the larger of the other thirds, the least of the ' +
      'three; an epoch that lies in two thirds is divided between them.',
    comparison: '>',
    threshold: 1,
    measure: (inputs, counts) => (inputs.run.epochs > 2 ? leastOwnThird(find(inputs), counts) : null),
  };
}
