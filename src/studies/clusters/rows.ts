import { type Normalisation, normalisationWeights } from '../../importance/normalisation.ts';
import { boxStatistics } from '../../importance/statistics/boxStatistics.ts';
import { sum } from '../../importance/sum.ts';
import { parameterCounts } from '../../run/config.ts';
import { keptSamples } from '../../run/edits/edits.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { namesOf } from '../names.ts';
import { rounded, roundedOrNull } from '../rounding.ts';
import type { ClassClusters, Cluster, Kind } from './clusters.ts';

/** A cluster; they are numbered from 1 in the order of mean NLL. Mean epoch and shares are of plain importance. */
export type ClusterRow = Readonly<{
  cluster: number;
  kind: Kind;
  class: string;
  members: number;
  meanNll: number;
  meanEpoch: number | null;
}> &
  LayerShares;

/** Share of each layer in the importance of a cluster: `share_L1 … share_Out`. */
export type LayerShares = Readonly<Record<`share_${string}`, number | null>>;

const SHARE = 'share_';

/** Mean over the members of a shown cluster of β_{i,d} in an epoch, in each normalisation. */
export type ClusterImportanceRow = Readonly<
  { kind: Kind; cluster: number; epoch: number; layer: string } & Record<Normalisation, number>
>;

/** Box plot of the NLL of the members of a shown cluster in an epoch, nats. */
export type NllRow = Readonly<{
  kind: Kind;
  cluster: number;
  epoch: number;
  low: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
  high: number;
  outliers: number;
}>;

/** A sample near the centre of a shown cluster, nearest first; its mean NLL over all epochs and its τ. */
export type ExampleRow = Readonly<{ kind: Kind; cluster: number; sample: number; meanNll: number; tau: number }>;

export type ClusterRows = Readonly<{
  clusters: ClusterRow[];
  importance: ClusterImportanceRow[];
  nll: NllRow[];
  examples: ExampleRow[];
}>;

/** How many samples of a cluster are shown. */
export const EXAMPLES = 12;

export function clusterRows(inputs: FigureInputs, found: ClassClusters | null): ClusterRows | null {
  if (found === null) return null;
  const shown = found.clusters
    .map((cluster, place) => ({ ...cluster, cluster: place + 1 }))
    .filter(({ kind }) => kind !== 'other');
  const epochTotals = inputs.run.records.map(({ importanceByLayer }) => sum(importanceByLayer.map(sum)));
  return {
    clusters: listClusters(found, namesOf(inputs.run).layers),
    importance: shown.flatMap((cluster) => importanceRows(inputs, cluster, epochTotals)),
    nll: shown.flatMap((cluster) => nllRows(inputs, cluster)),
    examples: shown.flatMap((cluster) => exampleRows(inputs, cluster)),
  };
}

/** Each layer with its share in a cluster, in the order of the layers. */
export function layerShares(row: ClusterRow): [string, number | null][] {
  const shares = Object.entries<string | number | null>(row).filter(([key]) => key.startsWith(SHARE));
  return shares.map(([key, share]) => [key.slice(SHARE.length), Number(share)]);
}

type Shown = Cluster & { readonly cluster: number };

function listClusters({ className, clusters }: ClassClusters, layers: readonly string[]): ClusterRow[] {
  return clusters.map(({ kind, members, meanNll, meanEpoch, shares }, place) => {
    const ownShares: LayerShares = Object.fromEntries(
      layers.map((layer, d) => [SHARE + layer, roundedOrNull(shares?.[d])]),
    );
    return {
      cluster: place + 1,
      kind,
      class: className,
      members: members.length,
      meanNll: rounded(meanNll),
      meanEpoch: roundedOrNull(meanEpoch),
      ...ownShares,
    };
  });
}

/** `epochTotals` are A = Σ_i α_i of each epoch, over all samples. */
function importanceRows(
  { run }: FigureInputs,
  { kind, cluster, members, importance }: Shown,
  epochTotals: readonly number[],
): ClusterImportanceRow[] {
  const parameters = parameterCounts(run.config);
  const { layers } = namesOf(run);
  return run.records.flatMap((records, t) => {
    return layers.map((layer, d) => {
      const mean = (importance[t]?.[d] ?? 0) / members.length;
      const at = (normalisation: Normalisation) =>
        rounded(mean * (normalisationWeights(normalisation, parameters, epochTotals[t] ?? 0)[d] ?? 0));
      return {
        kind,
        cluster,
        epoch: records.epoch,
        layer,
        plain: at('plain'),
        perParameter: at('perParameter'),
        relative: at('relative'),
      };
    });
  });
}

function nllRows({ run }: FigureInputs, { kind, cluster, members }: Shown): NllRow[] {
  return run.records.map(({ epoch, nll }) => {
    const box = boxStatistics(members.map((sample) => nll[sample] ?? 0));
    return {
      kind,
      cluster,
      epoch,
      low: rounded(box.low),
      lowerQuartile: rounded(box.lowerQuartile),
      median: rounded(box.median),
      upperQuartile: rounded(box.upperQuartile),
      high: rounded(box.high),
      outliers: box.outliers,
    };
  });
}

function exampleRows({ run, summaries }: FigureInputs, { kind, cluster, members }: Shown): ExampleRow[] {
  const samples = keptSamples(run.config);
  return members.slice(0, EXAMPLES).map((row) => ({
    kind,
    cluster,
    sample: samples[row] ?? row,
    meanNll: rounded(sum(run.records.map(({ nll }) => nll[row] ?? 0)) / run.records.length),
    tau: rounded(summaries?.plain.tau[row] ?? 0),
  }));
}
