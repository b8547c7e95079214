import { fifths, mean } from '../averages.ts';
import type { Claim } from '../claims/claim.ts';
import { seedAgreement } from './correlations.ts';

/** The paper finds every correlation above this. */
export const AGREEMENT = 0.9;

export const CLAIMS_01: readonly Claim[] = [
  {
    id: '1a',
    sentence: 'Runs from different initialisations agree on the importance of the samples in every epoch.',
    source: 'caption',
    scale: 'correlation',
    repetition: 'seeds',
    extreme: true,
    metric: 'least correlation',
    definition: 'Spearman correlation over samples of α in an epoch of two runs; the least of the pairs and epochs.',
    comparison: '>',
    threshold: AGREEMENT,
    measure: (inputs, counts) => {
      const values = seedAgreement(inputs, counts);
      return values && Math.min(...values.flat());
    },
  },
  {
    id: '1b',
    sentence: 'Runs from different initialisations agree more in the early epochs.',
    source: 'caption',
    scale: 'difference',
    repetition: 'seeds',
    metric: 'first fifth minus last fifth',
    definition:
      'Mean Spearman correlation of α over the pairs of runs in the first fifth of the epochs minus that in the last fifth.',
    comparison: '>',
    threshold: 0,
    measure: (inputs, counts) => {
      const values = seedAgreement(inputs, counts);
      return values && fall(values);
    },
  },
];

/** Mean of the first fifth of the epochs minus that of the last, over all pairs; `null` for a single epoch. */
function fall(values: readonly (readonly number[])[]): number | null {
  if (values.some(({ length }) => length < 2)) return null;
  const parts = values.map(fifths);
  return mean(parts.map(({ first }) => mean(first))) - mean(parts.map(({ last }) => mean(last)));
}
