import { groupShares, topGroups } from '../../importance/ranking/topGroups.ts';
import { shuffledShares } from '../chance/shuffledShares.ts';
import type { Claim } from '../claims/claim.ts';
import { tauOrder } from '../tauOrder.ts';
import { exchangedDifference } from './chance.ts';
import { topFifthByLayer } from './topFifthByLayer.ts';

export const CLAIMS_03: readonly Claim[] = [
  {
    id: '3a',
    sentence: 'The top fifth of the samples contributes the majority in every layer.',
    source: 'caption',
    scale: 'share',
    repetition: 'run',
    metric: 'share of the top 20%, least over layers',
    definition:
      "Share of a layer's importance that the 20% of the samples with the largest τ have; the least of the layers.",
    comparison: '>',
    threshold: 0.5,
    chance: {
      words: 'dealing out the importance of each epoch anew to the samples',
      draws: (inputs) => shuffledShares(inputs)?.least ?? null,
    },
    measure: (inputs, counts) => {
      const shares = topFifthByLayer(inputs, counts);
      return shares && Math.min(...shares);
    },
  },
  {
    id: '3b',
    sentence: 'The top fifth matters more in the lower layers than at the output.',
    source: 'caption',
    scale: 'difference',
    repetition: 'run',
    metric: 'share of the top 20%, L1 minus Out',
    definition: "Share of the 20% of the samples with the largest τ in L1's importance, minus their share in Out's.",
    comparison: '>',
    threshold: 0,
    chance: {
      words: 'a random exchange of the shares of L1 and of Out within each sample',
      draws: exchangedDifference,
    },
    measure: (inputs, counts) => {
      const shares = topFifthByLayer(inputs, counts);
      return shares && shares.length > 1 ? (shares[0] ?? 0) - (shares.at(-1) ?? 0) : null;
    },
  },
  {
    id: '3c',
    sentence: 'On MNIST the top tenth of the samples contributes almost everything.',
    source: 'caption',
    scale: 'share',
    repetition: 'run',
    metric: 'share of the top 10%',
    definition: 'Share of all importance that the 10% of the samples with the largest τ have.',
    comparison: '>',
    threshold: 0.9,
    about: 'mnist',
    measure: (inputs, counts) => {
      if (inputs.summaries === null) return null;
      const { tau } = inputs.summaries.plain;
      return groupShares(tau, topGroups(tau, counts, tauOrder(inputs)), counts)[0] ?? null;
    },
  },
];
