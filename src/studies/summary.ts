import { addTo } from '../importance/addTo.ts';
import { spearman } from '../importance/correlation.ts';
import { ranks } from '../importance/ranks.ts';
import { sum } from '../importance/sum.ts';
import { sumByClass } from '../importance/sumByClass.ts';
import { sumLayers } from '../importance/sumLayers.ts';
import { type View, viewWeights } from '../importance/views.ts';
import { parameterCounts } from '../run/config.ts';
import type { Run } from '../run/folder/readRun.ts';
import type { EpochRecords } from '../run/records.ts';

/** What the figures and claims need of a run's importance in one view, computed in one pass over the records. */
export interface ImportanceSummary {
  /** B_d of the samples of each class: [epochs][layers][classes]. */
  readonly totals: readonly (readonly (readonly number[])[])[];
  /** τ_i by layer, Σ_t β_{i,d}: one array [samples] a layer. */
  readonly tauByLayer: readonly Float64Array[];
  /** Overall importance τ_i = Σ_t α_i: [samples]. */
  readonly tau: Float64Array;
  /** Spearman correlation of α_i and NLL in each epoch; `null` where one side does not vary. */
  readonly nllCorrelation: readonly (number | null)[];
}

export type ImportanceSummaries = Readonly<Record<View, ImportanceSummary>>;

/** Summaries of a run in every view; `null` where its norms were not measured or no epoch is whole. */
export function summarise(run: Run): ImportanceSummaries | null {
  if (!run.config.norms || run.epochs === 0) return null;
  const nllRanks = run.records.map((records) => ranks(records.nll));
  const of = (view: View) => summariseView(run, view, nllRanks);
  const plain = of('plain');
  // Dividing an epoch by its total leaves its ranks as they are.
  const relative = { ...of('relative'), nllCorrelation: plain.nllCorrelation };
  return { plain, perParameter: of('perParameter'), relative };
}

function summariseView(run: Run, view: View, nllRanks: readonly Float64Array[]): ImportanceSummary {
  const parameters = parameterCounts(run.config);
  const weights = run.records.map(({ importance }) => viewWeights(view, parameters, sum(importance.map(sum))));
  const tauByLayer = parameters.map((_, d) => tauOfLayer(run.records, weights, d));
  return {
    totals: run.records.map((records, t) => layerTotals(run, records, weights[t] ?? [])),
    tauByLayer,
    tau: sumLayers(tauByLayer),
    nllCorrelation: view === 'relative' ? [] : correlations(run.records, weights, nllRanks),
  };
}

function tauOfLayer(epochs: readonly EpochRecords[], weights: readonly number[][], d: number): Float64Array {
  const tau = new Float64Array(epochs[0]?.nll.length ?? 0);
  for (const [t, { importance }] of epochs.entries()) addTo(tau, importance[d] ?? [], weights[t]?.[d] ?? 0);
  return tau;
}

function layerTotals(run: Run, records: EpochRecords, weights: readonly number[]): number[][] {
  const classes = run.config.classes.length;
  return records.importance.map((layer, d) =>
    sumByClass(layer, run.labels, classes).map((total) => total * (weights[d] ?? 0)),
  );
}

function correlations(
  epochs: readonly EpochRecords[],
  weights: readonly number[][],
  nllRanks: readonly Float64Array[],
): (number | null)[] {
  return epochs.map(({ importance, nll }, t) => spearman(sumLayers(importance, weights[t]), nll, nllRanks[t]));
}
