import { type BatchName, PAPER_BATCHES } from '../../batches/names.ts';
import { MIXED_BATCHES, ORDERED_BATCHES } from '../batchGroups.ts';
import type { Claim, SingleClaim } from '../claims/claim.ts';
import type { BatchRun } from '../figureInputs.ts';
import { errorCurve, finalError, riseOf, type Split } from './rows.ts';

/** A training error that ends this many times as high as its least has risen. */
export const RISEN = 1.1;

/** The two constructions that the paper finds worst on CIFAR-10. */
const WORST: readonly BatchName[] = ['NLO', 'SIO'];

/** What an interval from 1 to 1 means. */
const AT_ITS_BOUND =
  'at its bound: with NLO or SIO the last training error is the least of all, and the number cannot be less than 1, so ' +
  'that its interval says little';

/**
 * None of these has a level of chance. Were the seven constructions alike, all of four would lie above all of three (7a,
 * 7d) in 1 of 35 cases, and two given ones above the other five (7b) in 1 of 21: chance passes zero in fewer than 5% of
 * the cases. 7c asks for a rise, which is a question of a course and not of a difference between constructions.
 */
export const CLAIMS_07: readonly Claim[] = [
  orderedAboveMixed('test', {
    id: '7a',
    sentence: 'Mixed batches give a lower test error than ordered ones.',
    metric: 'least of the ordered minus largest of the mixed',
  }),
  {
    id: '7b',
    sentence: 'On CIFAR-10, batches that go from easy to hard give the highest test errors.',
    source: 'caption',
    scale: 'difference',
    repetition: 'initialisations',
    metric: 'smaller of NLO and SIO minus largest of the others',
    definition:
      'Test error of the last epoch, mean over the initialisations that came to it: the smaller of NLO and SIO minus ' +
      "the largest of the paper's other five constructions.",
    comparison: '>',
    threshold: 0,
    about: 'cifar10',
    measure: ({ batchRuns }) => {
      const others = PAPER_BATCHES.filter((name) => !WORST.includes(name));
      return lead(finalErrors(batchRuns, WORST, 'test'), finalErrors(batchRuns, others, 'test'));
    },
  },
  {
    id: '7c',
    sentence: 'On CIFAR-10, the training error of batches that go from easy to hard rises after the early epochs.',
    source: 'caption',
    scale: 'ratio',
    repetition: 'initialisations',
    metric: 'last training error over the least, smaller of NLO and SIO',
    definition:
      'Training error per epoch, mean over the initialisations that came to it: that of the last epoch over the least ' +
      'of all epochs; the smaller of NLO and SIO.',
    comparison: '>',
    threshold: RISEN,
    about: 'cifar10',
    measure: ({ batchRuns }) => leastRise(batchRuns),
    note: ({ batchRuns }) => (leastRise(batchRuns) === 1 ? AT_ITS_BOUND : null),
  },
  orderedAboveMixed('train', {
    id: '7d',
    sentence: 'Ordered batches make the training error worse, too.',
    metric: 'least of the ordered minus largest of the mixed, training',
  }),
];

/** All four ordered constructions end above all three mixed ones. */
function orderedAboveMixed(split: Split, words: Pick<SingleClaim, 'id' | 'sentence' | 'metric'>): SingleClaim {
  return {
    ...words,
    source: 'caption',
    scale: 'difference',
    repetition: 'initialisations',
    definition:
      `${split === 'test' ? 'Test' : 'Training'} error of the last epoch, mean over the initialisations that came to it: ` +
      'the least of NLO, RNLO, SIO and RSIO minus the largest of Rand, NLM and SIM.',
    comparison: '>',
    threshold: 0,
    measure: ({ batchRuns }) =>
      lead(finalErrors(batchRuns, ORDERED_BATCHES, split), finalErrors(batchRuns, MIXED_BATCHES, split)),
  };
}

/** The least of the upper values minus the largest of the lower ones; `null` where either is missing. */
function lead(upper: readonly number[] | null, lower: readonly number[] | null): number | null {
  return upper && lower && Math.min(...upper) - Math.max(...lower);
}

/** Mean error of the last epoch with each construction; `null` where one has none. */
function finalErrors(batchRuns: readonly BatchRun[], names: readonly BatchName[], split: Split): number[] | null {
  const errors = names.flatMap((name) => finalError(batchRuns, name, split)?.error ?? []);
  return errors.length === names.length ? errors : null;
}

function leastRise(batchRuns: readonly BatchRun[]): number | null {
  const rises = WORST.map((name) => trainingRise(batchRuns, name));
  return rises.every((rise) => rise !== null) ? Math.min(...rises) : null;
}

function trainingRise(batchRuns: readonly BatchRun[], name: BatchName): number | null {
  return finalError(batchRuns, name, 'train') ? riseOf(errorCurve(batchRuns, name, 'train')) : null;
}
