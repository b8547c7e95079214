import { median } from 'simple-statistics';
import { sum } from '../../importance/sum.ts';
import type { Claim } from '../claims/claim.ts';

export const CLAIMS_10: readonly Claim[] = [
  {
    id: '10',
    sentence: 'Most samples have a small importance.',
    source: 'text',
    scale: 'ratio',
    repetition: 'run',
    metric: 'median over mean',
    definition: 'Median of the overall importance τ of the samples over its mean.',
    comparison: '<',
    threshold: 0.5,
    measure: ({ summaries }) => {
      if (summaries === null) return null;
      const { tau } = summaries.plain;
      const mean = sum(tau) / tau.length;
      return mean > 0 ? median([...tau]) / mean : null;
    },
  },
];
