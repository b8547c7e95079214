import { fifths, mean } from '../averages.ts';
import type { Claim } from '../claims/claim.ts';
import type { FigureInputs } from '../figureInputs.ts';

/** The paper finds every correlation above this. */
export const AGREEMENT = 0.9;

export const CLAIMS_01: readonly Claim[] = [
  {
    id: '1a',
    sentence: 'Runs from different initialisations agree on the importance of the samples in every epoch.',
    source: 'caption',
    scale: 'correlation',
    repetition: 'seeds',
    metric: 'least correlation',
    definition: 'Spearman correlation over samples of α in an epoch of two runs; the least of the pairs and epochs.',
    comparison: '>',
    threshold: AGREEMENT,
    measure: (inputs) => {
      const values = correlations(inputs);
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
    measure: (inputs) => {
      const values = correlations(inputs);
      if (values === null || values.some(({ length }) => length < 2)) return null;
      const parts = values.map(fifths);
      return mean(parts.map(({ first }) => mean(first))) - mean(parts.map(({ last }) => mean(last)));
    },
  },
];

/** Correlations [pairs][epochs]; `null` where there are none or one is not defined. */
function correlations({ seedCorrelations }: FigureInputs): number[][] | null {
  const values = seedCorrelations.map((pair) => pair.filter((value) => value !== null));
  const whole = values.every(({ length }, pair) => length > 0 && length === seedCorrelations[pair]?.length);
  return values.length > 0 && whole ? values : null;
}
