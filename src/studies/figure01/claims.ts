import type { Claim } from '../claims/claim.ts';
import type { Material } from '../figureInputs.ts';
import { fifths, mean } from '../numbers.ts';

export const FIGURE_01_CLAIMS: readonly Claim[] = [
  {
    id: '1a',
    figure: 1,
    sentence: 'Runs from different initialisations agree on the importance of the samples in every epoch.',
    metric: 'least correlation',
    definition: 'Spearman correlation over samples of α in an epoch of two runs; the least of the pairs and epochs.',
    comparison: '>',
    threshold: 0.9,
    measure: (material) => {
      const values = correlations(material);
      return values && Math.min(...values.flat());
    },
  },
  {
    id: '1b',
    figure: 1,
    sentence: 'Runs from different initialisations agree more in the early epochs.',
    metric: 'first fifth minus last fifth',
    definition:
      'Mean Spearman correlation of α over the pairs of runs in the first fifth of the epochs minus that in the last fifth.',
    comparison: '>',
    threshold: 0,
    measure: (material) => {
      const values = correlations(material);
      if (values === null || values.some(({ length }) => length < 2)) return null;
      const parts = values.map(fifths);
      return mean(parts.map(({ first }) => mean(first))) - mean(parts.map(({ last }) => mean(last)));
    },
  },
];

/** Correlations [pairs][epochs]; `null` where there are none or one is not defined. */
function correlations({ seedCorrelations }: Material): number[][] | null {
  const values = seedCorrelations.map((pair) => pair.filter((value) => value !== null));
  const whole = values.every(({ length }, pair) => length > 0 && length === seedCorrelations[pair]?.length);
  return values.length > 0 && whole ? values : null;
}
