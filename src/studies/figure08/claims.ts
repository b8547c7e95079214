import { PAPER_BATCHES } from '../../batches/names.ts';
import { pairsOf } from '../../importance/statistics/pairs.ts';
import { mean } from '../averages.ts';
import type { Chance, Claim } from '../claims/claim.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { type EndPoints, endPoints } from './endPoints.ts';
import { everyGrouping, type Grouping, orderedOf, PAPER_GROUPING } from './groupings.ts';

export const CLAIMS_08: readonly Claim[] = [
  {
    id: '8a',
    sentence: 'The paths differ less on MNIST than on CIFAR-10.',
    source: 'caption',
    scale: 'ratio',
    metric: 'spread of the ends, MNIST over CIFAR-10',
    definition:
      'Spread: mean distance between the end points of the seven paths over the mean distance from their beginning. ' +
      'That of MNIST over that of CIFAR-10.',
    comparison: '<',
    threshold: 1,
    between: ['mnist', 'cifar10'],
    compare: (mnist, cifar10) => {
      const [spread, other] = [spreadOfEnds(mnist), spreadOfEnds(cifar10)];
      return spread !== null && other !== null ? spread / other : null;
    },
  },
  {
    id: '8b',
    sentence: 'On CIFAR-10 the paths of ordered batches end away from those of mixed batches.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'paths',
    metric: 'mixed to ordered over mixed to mixed',
    definition:
      'Least distance from an end point of Rand, NLM and SIM to one of NLO, RNLO, SIO and RSIO, over the largest ' +
      'distance within Rand, NLM and SIM.',
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    chance: chanceOf(distanceToOrdered),
    measure: (inputs) => {
      const ends = paperEnds(inputs);
      return ends && distanceToOrdered(ends, PAPER_GROUPING);
    },
  },
  {
    id: '8c',
    sentence: 'On CIFAR-10 the same batches in reverse end elsewhere.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'paths',
    metric: 'reversed over mixed to mixed',
    definition:
      'Distance of the end points of NLO and RNLO or of SIO and RSIO, the smaller, over the largest distance within ' +
      'Rand, NLM and SIM.',
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    chance: chanceOf(distanceOfReversals),
    measure: (inputs) => {
      const ends = paperEnds(inputs);
      return ends && distanceOfReversals(ends, PAPER_GROUPING);
    },
  },
  {
    id: '8d',
    sentence: 'On MNIST all constructions lead to nearly the same place.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'paths',
    metric: 'spread of the ends',
    definition:
      'Mean distance between the end points of the seven paths over the mean distance from their beginning. "Nearly ' +
      'the same" is read as less than half of the way; the paper has no number. Paths in directions that have nothing ' +
      'in common end √2 apart.',
    comparison: '<',
    threshold: 0.5,
    about: 'mnist',
    measure: spreadOfEnds,
  },
];

/** What a measure of the ends gives if any three of the constructions count as mixed, and the others as any two pairs. */
function chanceOf(measure: (ends: EndPoints, grouping: Grouping) => number): Chance {
  return {
    words: 'any division of the seven constructions into three and two pairs',
    exact: true,
    draws: (inputs) => {
      const ends = paperEnds(inputs);
      return ends && everyGrouping().map((grouping) => measure(ends, grouping));
    },
  };
}

/** `null` where not all of the paper's seven paths were followed. */
function paperEnds({ paths }: FigureInputs): EndPoints | null {
  const complete = paths !== null && PAPER_BATCHES.every((name) => paths.names.includes(name));
  return complete ? endPoints(paths) : null;
}

/** The least distance from a mixed end to an ordered one, over the largest within the mixed. */
function distanceToOrdered(ends: EndPoints, grouping: Grouping): number {
  const ordered = orderedOf(grouping);
  const distances = grouping.mixed.flatMap((mixed) => ordered.map((name) => ends.distance(mixed, name)));
  return Math.min(...distances) / radius(ends, grouping);
}

/** The least distance of the ends of a pair, over the largest within the mixed. */
function distanceOfReversals(ends: EndPoints, grouping: Grouping): number {
  return Math.min(...grouping.reversals.map(([from, to]) => ends.distance(from, to))) / radius(ends, grouping);
}

/** The largest distance within the mixed three. */
function radius(ends: EndPoints, { mixed }: Grouping): number {
  return Math.max(...pairsOf(mixed).map(([from, to]) => ends.distance(from, to)));
}

function spreadOfEnds(inputs: FigureInputs): number | null {
  const ends = paperEnds(inputs);
  if (ends === null) return null;
  const distances = pairsOf(PAPER_BATCHES).map(([from, to]) => ends.distance(from, to));
  return mean(distances) / mean(PAPER_BATCHES.map((name) => ends.displacement(name)));
}
