import { groupShares, topGroups } from '../../importance/ranking/topGroups.ts';
import type { Claim } from '../claims/claim.ts';
import type { FigureInputs } from '../figureInputs.ts';

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
    measure: (inputs) => {
      const shares = topFifthByLayer(inputs);
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
    measure: (inputs) => {
      const shares = topFifthByLayer(inputs);
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
    measure: ({ summaries }) => {
      if (summaries === null) return null;
      const { tau } = summaries.plain;
      return groupShares(tau, topGroups(tau))[0] ?? null;
    },
  },
];

/** Share of the top 20% by τ in each layer; `null` where a layer has no importance at all. */
function topFifthByLayer({ summaries }: FigureInputs): number[] | null {
  if (summaries === null) return null;
  const { tau, tauByLayer } = summaries.plain;
  const groups = topGroups(tau).slice(0, 2);
  const shares = tauByLayer.map((values) => groupShares(values, groups));
  const sums = shares.map(([first, second]) => (first == null || second == null ? null : first + second));
  return sums.every((share) => share !== null) ? sums : null;
}
