import { type BatchName, PAPER_BATCHES } from '../../batches/names.ts';
import { MIXED_BATCHES, ORDERED_BATCHES } from '../batchGroups.ts';
import type { Claim } from '../claims/claim.ts';
import type { BatchRun } from '../figureInputs.ts';
import { errorCurve, finalError, riseOf } from './rows.ts';

/** A training error that ends this many times as high as its least has risen. */
export const RISEN = 1.1;

/** The two constructions that the paper finds worst on CIFAR-10. */
const WORST: readonly BatchName[] = ['NLO', 'SIO'];

export const CLAIMS_07: readonly Claim[] = [
  {
    id: '7a',
    sentence: 'Mixed batches give a lower test error than ordered ones.',
    source: 'caption',
    scale: 'difference',
    repetition: 'initialisations',
    metric: 'least of the ordered minus largest of the mixed',
    definition:
      'Test error of the last epoch, mean over the initialisations that came to it: the least of NLO, RNLO, SIO and ' +
      'RSIO minus the largest of Rand, NLM and SIM.',
    comparison: '>',
    threshold: 0,
    measure: ({ batchRuns }) => lead(testErrors(batchRuns, ORDERED_BATCHES), testErrors(batchRuns, MIXED_BATCHES)),
  },
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
      return lead(testErrors(batchRuns, WORST), testErrors(batchRuns, others));
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
    measure: ({ batchRuns }) => {
      const rises = WORST.map((name) => trainingRise(batchRuns, name));
      return rises.every((rise) => rise !== null) ? Math.min(...rises) : null;
    },
  },
];

/** The least of the upper values minus the largest of the lower ones; `null` where either is missing. */
function lead(upper: readonly number[] | null, lower: readonly number[] | null): number | null {
  return upper && lower && Math.min(...upper) - Math.max(...lower);
}

/** Mean test error of the last epoch with each construction; `null` where one has none. */
function testErrors(batchRuns: readonly BatchRun[], names: readonly BatchName[]): number[] | null {
  const errors = names.flatMap((name) => finalError(batchRuns, name, 'test')?.error ?? []);
  return errors.length === names.length ? errors : null;
}

function trainingRise(batchRuns: readonly BatchRun[], name: BatchName): number | null {
  return finalError(batchRuns, name, 'train') ? riseOf(errorCurve(batchRuns, name, 'train')) : null;
}
