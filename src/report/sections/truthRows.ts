import { precisionAt } from '../../importance/ranking/precision.ts';
import { largestFirst } from '../../importance/ranking/ranks.ts';
import { sum } from '../../importance/sum.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import type { Truth } from '../examples.ts';

/** How many of the `k` samples that a score puts first are mislabelled. */
export type PrecisionRow = Readonly<{ score: string; k: number; precision: number }>;

/** How often a kind of sample is in the data and among the most important tenth. */
export type KindRow = Readonly<{
  kind: string;
  samples: number;
  shareOfData: number;
  shareOfTopTenth: number;
  meanTauOverAll: number | null;
}>;

/** Precision at half, once and twice the number of mislabelled samples, by τ, by the last NLL, and by chance. */
export function precisionRows({ run, summaries }: FigureInputs, truth: Truth): PrecisionRow[] {
  const last = run.records.at(-1);
  const mislabelled = new Set(truth.mislabelled);
  if (summaries === null || last === undefined || mislabelled.size === 0) return [];
  const samples = run.config.samples;
  const counts = [0.5, 1, 2].map((factor) => Math.min(samples, Math.max(1, Math.round(factor * mislabelled.size))));
  return counts.flatMap((k) => [
    { score: 'importance τ', k, precision: precisionAt(k, summaries.plain.tau, mislabelled) },
    { score: 'NLL of the last epoch', k, precision: precisionAt(k, last.nll, mislabelled) },
    { score: 'chance', k, precision: mislabelled.size / samples },
  ]);
}

/** One row for each kind of sample, clean ones included. */
export function kindRows({ run, summaries }: FigureInputs, truth: Truth): KindRow[] {
  if (summaries === null) return [];
  const { tau } = summaries.plain;
  const top = new Set(largestFirst(tau).subarray(0, Math.max(1, Math.round(tau.length / 10))));
  const hard = new Set(Object.values(truth).flat());
  const clean = [...run.labels.keys()].filter((sample) => !hard.has(sample));
  const overall = sum(tau) / tau.length;
  const { ambiguous, distorted, mislabelled } = truth;
  return Object.entries({ clean, ambiguous, distorted, mislabelled })
    .filter(([, members]) => members.length > 0)
    .map(([kind, members]) => ({
      kind,
      samples: members.length,
      shareOfData: members.length / tau.length,
      shareOfTopTenth: members.filter((sample) => top.has(sample)).length / top.size,
      meanTauOverAll: overall > 0 ? sum(members.map((sample) => tau[sample] ?? 0)) / members.length / overall : null,
    }));
}
