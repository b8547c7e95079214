import { type Normalisation, normalisationWeights } from '../importance/normalisation.ts';
import { ranks } from '../importance/ranking/ranks.ts';
import { pearson } from '../importance/statistics/correlation.ts';
import { sum } from '../importance/sum.ts';
import { sumByClass } from '../importance/sumByClass.ts';
import { sumLayers } from '../importance/sumLayers.ts';
import { tauOf } from '../importance/tau.ts';
import { parameterCounts } from '../run/config.ts';
import type { Run } from '../run/folder/read/readRun.ts';
import type { EpochRecords } from '../run/records.ts';

/**
 * What the figures and claims need of a run's importance in one normalisation, computed in one pass over the records.
 */
export interface ImportanceSummary {
  /** B_d of the samples of each class: [epochs][layers][classes]. */
  readonly totals: readonly (readonly (readonly number[])[])[];
  /** τ_i by layer, Σ_t β_{i,d}: one array [samples] per layer. */
  readonly tauByLayer: readonly Float64Array[];
  /** Overall importance τ_i = Σ_t α_i: [samples]. */
  readonly tau: Float64Array;
  /** Spearman correlation of α_i and NLL in each epoch; `null` where one side does not vary. */
  readonly nllCorrelation: readonly (number | null)[];
  /**
   * Spearman correlation of α_i and the squared norm of the sample's input in each epoch; none where the norms were not
   * kept.
   */
  readonly inputNormCorrelation: readonly (number | null)[];
  /** Spearman correlation of τ_i and the squared norm of the sample's input; `null` where the norms were not kept. */
  readonly tauInputNormCorrelation: number | null;
}

export type ImportanceSummaries = Readonly<Record<Normalisation, ImportanceSummary>>;

/** Ranks of the values that importance is correlated with. */
interface Baselines {
  /** [epochs][samples] */
  readonly nll: readonly Float64Array[];
  /** [samples] */
  readonly inputNorm: Float64Array | null;
}

/**
 * Summaries of a run in every normalisation; `null` where its norms were not measured or no epoch is whole.
 * `inputNorms` are the squared norms of the samples' inputs, [samples].
 */
export function summarise(run: Run, inputNorms: Float32Array | null): ImportanceSummaries | null {
  if (!run.config.norms || run.epochs === 0) return null;
  const baselines = { nll: run.records.map(({ nll }) => ranks(nll)), inputNorm: inputNorms && ranks(inputNorms) };
  const of = (normalisation: Normalisation) => summariseBy(run, normalisation, baselines);
  const plain = of('plain');
  // Dividing an epoch by its total leaves its ranks as they are.
  const { nllCorrelation, inputNormCorrelation } = plain;
  return {
    plain,
    perParameter: of('perParameter'),
    relative: { ...of('relative'), nllCorrelation, inputNormCorrelation },
  };
}

function summariseBy(run: Run, normalisation: Normalisation, baselines: Baselines): ImportanceSummary {
  const parameters = parameterCounts(run.config);
  const weights = run.records.map(({ importanceByLayer }) =>
    normalisationWeights(normalisation, parameters, sum(importanceByLayer.map(sum))),
  );
  const sums = tauOf(run.records, weights);
  const tau = sums.overall();
  const perEpoch = normalisation === 'relative' ? [] : correlations(run.records, weights, baselines);
  return {
    totals: run.records.map((records, t) => layerTotals(run, records, weights[t] ?? [])),
    tauByLayer: sums.byLayer,
    tau,
    nllCorrelation: perEpoch.map(({ nll }) => nll),
    inputNormCorrelation: baselines.inputNorm ? perEpoch.map(({ inputNorm }) => inputNorm) : [],
    tauInputNormCorrelation: baselines.inputNorm && pearson(ranks(tau), baselines.inputNorm),
  };
}

function layerTotals(run: Run, records: EpochRecords, weights: readonly number[]): number[][] {
  const classes = run.config.classes.length;
  return records.importanceByLayer.map((layer, d) =>
    sumByClass(layer, run.labels, classes).map((total) => total * (weights[d] ?? 0)),
  );
}

/** Spearman correlations of α_i in each epoch, ranked once. */
function correlations(epochs: readonly EpochRecords[], weights: readonly number[][], { nll, inputNorm }: Baselines) {
  return epochs.map(({ importanceByLayer }, t) => {
    const importance = ranks(sumLayers(importanceByLayer, weights[t]));
    return { nll: pearson(importance, nll[t] ?? []), inputNorm: inputNorm && pearson(importance, inputNorm) };
  });
}
