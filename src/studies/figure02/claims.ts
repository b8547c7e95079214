import { halfwayTime, shareWithin } from '../../importance/statistics/halfway.ts';
import { sum } from '../../importance/sum.ts';
import type { Claim } from '../claims/claim.ts';
import { largestBy } from '../largestBy.ts';
import { exchangedLayers, permutedLabels } from './chance.ts';
import { classMeansOfTau, contrast, layerCourses, layerTotals, quotient } from './importances.ts';

export const CLAIMS_02: readonly Claim[] = [
  {
    id: '2a',
    sentence: 'The output layer learns before every hidden layer.',
    source: 'caption',
    scale: 'difference',
    repetition: 'run',
    metric: 'epochs by which Out is ahead',
    definition:
      'The time, in epochs, by which half of the total importance is reached, of the earliest hidden layer minus that of ' +
      'Out; importance is taken to come evenly within an epoch.',
    comparison: '>',
    threshold: 0,
    measure: (inputs, counts) => (inputs.summaries ? leadOfOutput(layerCourses(inputs, counts)) : null),
  },
  {
    id: '2b',
    sentence: 'The second hidden layer receives more importance than the third.',
    source: 'text',
    scale: 'ratio',
    repetition: 'run',
    metric: 'L2 over L3',
    definition: 'Total importance of L2 over that of L3.',
    comparison: '>',
    threshold: 1,
    chance: exchangedLayers('2b', ({ summaries }) => {
      const [, second, third] = summaries?.plain.tauByLayer ?? [];
      return [second, third];
    }),
    measure: ({ summaries }, counts) => {
      const totals = layerTotals(summaries?.plain, counts);
      return totals.length > 3 ? quotient(totals[1], totals[2]) : null;
    },
  },
  {
    id: '2c',
    sentence: 'On CIFAR-10 the first layer receives the most importance.',
    source: 'text',
    scale: 'ratio',
    repetition: 'run',
    metric: 'L1 over the next layer',
    definition: 'Total importance of L1 over the largest total of the other layers.',
    comparison: '>',
    threshold: 1,
    about: 'cifar10',
    chance: exchangedLayers('2c', ({ summaries }) => {
      const [first, ...others] = summaries?.plain.tauByLayer ?? [];
      return [first, largestBy(others, sum)];
    }),
    measure: ({ summaries }, counts) => {
      const [first, ...others] = layerTotals(summaries?.plain, counts);
      return others.length > 0 ? quotient(first, Math.max(...others)) : null;
    },
  },
  {
    id: '2d',
    sentence: 'Per parameter the output layer receives the most importance.',
    source: 'text',
    scale: 'ratio',
    repetition: 'run',
    metric: 'Out over the next layer, per parameter',
    definition: 'Total importance per parameter of Out over the largest of the hidden layers.',
    comparison: '>',
    threshold: 1,
    chance: exchangedLayers('2d', ({ summaries }) => {
      const layers = summaries?.perParameter.tauByLayer ?? [];
      return [layers.at(-1), largestBy(layers.slice(0, -1), sum)];
    }),
    measure: ({ summaries }, counts) => {
      const totals = layerTotals(summaries?.perParameter, counts);
      return totals.length > 1 ? quotient(totals.at(-1), Math.max(...totals.slice(0, -1))) : null;
    },
  },
  {
    id: '2e',
    sentence: 'The classes do not contribute equally.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'run',
    metric: 'largest over smallest class mean',
    definition:
      'Mean overall importance τ of the samples of a class: the largest over the smallest. It is above 1 with any labels, ' +
      'so that it has to be above what labels give that say nothing.',
    comparison: '>',
    threshold: 1,
    chance: {
      words: 'a random assignment of the labels to the samples',
      draws: (inputs) => permutedLabels(inputs).contrasts,
    },
    measure: (inputs, counts) => contrast(classMeansOfTau(inputs, counts)),
  },
  {
    id: '2f',
    sentence: 'The output layer learns mostly early.',
    source: 'caption',
    scale: 'share',
    repetition: 'run',
    metric: "share of Out's importance in the first third",
    definition:
      "Share of Out's total importance that comes in the first third of the epochs; evenly spread it would be a third.",
    comparison: '>',
    threshold: 0.5,
    measure: (inputs, counts) => {
      const output = inputs.summaries && layerCourses(inputs, counts).at(-1);
      return output ? earlyShare(output) : null;
    },
  },
  {
    id: '2g',
    sentence: 'The lower layers learn mostly in the middle and late.',
    source: 'caption',
    scale: 'share',
    repetition: 'run',
    metric: 'share of importance in the last two thirds, least over lower layers',
    definition:
      'Share of the total importance of a hidden layer below the last one that comes in the last two thirds of the ' +
      'epochs; the least of these layers. Importance that comes evenly has two thirds there, so that it has to be more.',
    comparison: '>',
    threshold: 2 / 3,
    measure: (inputs, counts) => (inputs.summaries ? lateShare(layerCourses(inputs, counts)) : null),
  },
];

/** The fewest epochs of which a third is one. */
const FEWEST_EPOCHS = 3;

function leadOfOutput(courses: readonly number[][]): number | null {
  const times = courses.map(halfwayTime);
  const reached = times.filter((time) => time !== null);
  const output = reached.at(-1);
  if (reached.length < times.length || reached.length < 2 || output === undefined) return null;
  return Math.min(...reached.slice(0, -1)) - output;
}

function earlyShare(course: readonly number[]): number | null {
  return course.length < FEWEST_EPOCHS ? null : shareWithin(1 / 3, course);
}

/** The least share after the first third of the hidden layers below the last, or of the only one. */
function lateShare(courses: readonly number[][]): number | null {
  const hidden = courses.slice(0, -1);
  const early = hidden.slice(0, Math.max(1, hidden.length - 1)).map(earlyShare);
  const defined = early.filter((share) => share !== null);
  return defined.length > 0 && defined.length === early.length ? 1 - Math.max(...defined) : null;
}
