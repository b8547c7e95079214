import { type Quadrant, quadrantShare, quadrants } from '../../importance/ranking/quadrants.ts';
import { fifths, mean } from '../averages.ts';
import type { Claim } from '../claims/claim.ts';
import type { FigureInputs } from '../figureInputs.ts';

export const CLAIMS_04: readonly Claim[] = [
  {
    id: '4a',
    sentence: 'Importance and loss are positively correlated in every epoch.',
    source: 'caption',
    scale: 'correlation',
    repetition: 'run',
    metric: 'least correlation',
    definition: 'Spearman correlation over samples of α and NLL in an epoch; the least of the epochs.',
    comparison: '>',
    threshold: 0,
    measure: (inputs) => {
      const values = correlations(inputs);
      return values && Math.min(...values);
    },
  },
  {
    id: '4b',
    sentence: 'The correlation of importance and loss rises with the epochs.',
    source: 'caption',
    scale: 'difference',
    repetition: 'run',
    metric: 'last fifth minus first fifth',
    definition: 'Mean Spearman correlation of α and NLL in the last fifth of the epochs minus that in the first fifth.',
    comparison: '>',
    threshold: 0,
    measure: (inputs) => {
      const values = correlations(inputs);
      if (values === null || values.length < 2) return null;
      const { first, last } = fifths(values);
      return mean(last) - mean(first);
    },
  },
  {
    id: '4c',
    sentence: 'Many samples have a high loss and a low importance, and many the reverse.',
    source: 'caption',
    scale: 'share',
    repetition: 'run',
    metric: 'smaller share of the two',
    definition:
      'Share of the samples in the top quarter by NLL of the last epoch but the lower half by τ, and the share in the ' +
      'top quarter by τ but the lower half by NLL; the smaller of the two.',
    comparison: '>',
    threshold: 0.01,
    measure: ({ run, summaries }) => {
      const last = run.records.at(-1);
      if (summaries === null || last === undefined) return null;
      const where = quadrants(last.nll, summaries.plain.tau);
      const shares = (['highNllLowTau', 'highTauLowNll'] as const).map((which: Quadrant) =>
        quadrantShare(where, which),
      );
      return Math.min(...shares);
    },
  },
];

/** The correlation of each epoch; `null` where one is not defined. */
function correlations({ summaries }: FigureInputs): number[] | null {
  const values = summaries?.plain.nllCorrelation ?? [];
  return values.length > 0 && values.every((value) => value !== null) ? [...values] : null;
}
