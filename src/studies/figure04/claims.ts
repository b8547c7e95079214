import type { Claim } from '../claims/claim.ts';
import { independentQuadrant, widestPermuted } from './chance.ts';
import { nllCorrelations, riseOf } from './correlations.ts';
import { ordersOf, smallerQuadrant } from './quadrantShare.ts';

export const CLAIMS_04: readonly Claim[] = [
  {
    id: '4a',
    sentence: 'Importance and loss are positively correlated in every epoch.',
    source: 'caption',
    scale: 'correlation',
    repetition: 'run',
    metric: 'least correlation',
    definition:
      'Spearman correlation over samples of α and NLL in an epoch; the least of the epochs. Each epoch by itself has to be ' +
      'above what chance gives for one epoch, that with the highest level.',
    comparison: '>',
    threshold: 0,
    chance: { words: 'a random assignment of the importance to the samples, in one epoch,', draws: widestPermuted },
    measure: (inputs, counts) => {
      const values = nllCorrelations(inputs, counts);
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
    measure: (inputs, counts) => {
      const values = nllCorrelations(inputs, counts);
      return values && riseOf(values);
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
      'top quarter by τ but the lower half by NLL; the smaller of the two. If loss and importance had nothing to do with ' +
      'each other, each share would be one in eight; any positive correlation leaves less.',
    comparison: '>',
    threshold: 0,
    chance: { words: 'independence of loss and importance', draws: independentQuadrant },
    measure: (inputs, counts) =>
      inputs.summaries && smallerQuadrant(ordersOf(inputs, counts), inputs.run.labels.length),
  },
];
