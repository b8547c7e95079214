import { medianOverMean } from '../../importance/ranking/medianOverMean.ts';
import { shuffledShares } from '../chance/shuffledShares.ts';
import type { Claim } from '../claims/claim.ts';
import { tauOrder } from '../tauOrder.ts';

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
    chance: {
      words: 'dealing out the importance of each epoch anew to the samples',
      draws: (inputs) => shuffledShares(inputs)?.medianOverMean ?? null,
    },
    measure: (inputs, counts) =>
      inputs.summaries && medianOverMean(inputs.summaries.plain.tau, counts, tauOrder(inputs)),
  },
];
