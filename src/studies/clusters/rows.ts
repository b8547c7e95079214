import { type Normalisation, normalisationWeights } from '../../importance/normalisation.ts';
import { boxStatistics } from '../../importance/statistics/boxStatistics.ts';
import { sum } from '../../importance/sum.ts';
import { parameterCounts } from '../../run/config.ts';
import { keptSamples } from '../../run/edits/edits.ts';
import { type ChanceRow, chanceRows } from '../chance/chanceRows.ts';
import type { Claim } from '../claims/claim.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { namesOf } from '../names.ts';
import { rounded, roundedOrNull } from '../rounding.ts';
import type { ClassClusters, Group } from './clusters.ts';
import type { Kind } from './groups.ts';
import { type SampleSums, sumOver } from './sampleSums.ts';

/**
 * A cluster of k-means and the group that it belongs to; clusters are numbered from 1 in the order of mean NLL. Mean
 * epoch and shares are of plain importance.
 */
export type ClusterRow = Readonly<{ cluster: number; kind: Kind; class: string }> & Aggregate;

/** A group, which is one cluster or several. */
export type GroupRow = Readonly<{ kind: Kind; class: string; clusters: number }> & Aggregate;

/** What clusters and groups have alike. */
type Aggregate = Readonly<{ members: number; meanNll: number; meanEpoch: number | null }> & LayerShares;

/** Share of each layer in the importance of a cluster or group: `share_L1 … share_Out`. */
export type LayerShares = Readonly<Record<`share_${string}`, number | null>>;

const SHARE = 'share_';

/** Mean over the members of a group of β_{i,d} in an epoch, in each normalisation. */
export type GroupImportanceRow = Readonly<{ kind: Kind; epoch: number; layer: string } & Record<Normalisation, number>>;

/** Box plot of the NLL of the members of a group in an epoch, nats. */
export type NllRow = Readonly<{
  kind: Kind;
  epoch: number;
  low: number;
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
  high: number;
  outliers: number;
}>;

/**
 * A sample near the mean of a group, the nearest first, and the number of its cluster; its mean NLL over all epochs and
 * its τ.
 */
export type ExampleRow = Readonly<{ kind: Kind; cluster: number; sample: number; meanNll: number; tau: number }>;

/**
 * The only row: adjusted Rand index of the clusters (`agreement`) and of the groups (`groupAgreement`) from each of so
 * many single starts with those shown, mean over the starts; and how many searches for the least inertia ended at it.
 */
export type StabilityRow = Readonly<{
  starts: number;
  agreement: number;
  groupAgreement: number;
  searches: number;
  agreeing: number;
}>;

export type ClusterRows = Readonly<{
  clusters: ClusterRow[];
  groups: GroupRow[];
  stability: StabilityRow[];
  importance: GroupImportanceRow[];
  nll: NllRow[];
  examples: ExampleRow[];
  chance: ChanceRow[];
}>;

/** How many samples of a group are shown. */
export const EXAMPLES = 12;

/** `claims` are those of the figure. */
export function clusterRows(
  inputs: FigureInputs,
  found: ClassClusters | null,
  claims: readonly Claim[],
): ClusterRows | null {
  if (found === null) return null;
  const { groups, stability } = found;
  const epochTotals = inputs.run.records.map(({ importanceByLayer }) => sum(importanceByLayer.map(sum)));
  const { layers } = namesOf(inputs.run);
  return {
    clusters: listClusters(found, layers),
    groups: listGroups(found, layers),
    stability: [
      { ...stability, agreement: rounded(stability.agreement), groupAgreement: rounded(stability.groupAgreement) },
    ],
    importance: groups.flatMap((group) => importanceRows(inputs, group, epochTotals)),
    nll: groups.flatMap((group) => nllRows(inputs, group)),
    examples: groups.flatMap((group) => exampleRows(inputs, group, found)),
    chance: chanceRows(claims, inputs),
  };
}

/** Each layer with its share, in the order of the layers. */
export function layerShares(row: LayerShares): [string, number | null][] {
  const shares = Object.entries<string | number | null>(row).filter(([key]) => key.startsWith(SHARE));
  return shares.map(([key, share]) => [key.slice(SHARE.length), Number(share)]);
}

function listClusters({ className, clusters, sums }: ClassClusters, layers: readonly string[]): ClusterRow[] {
  return clusters.map((cluster, place) => ({
    cluster: place + 1,
    kind: cluster.kind,
    class: className,
    ...aggregate(cluster, sums, layers),
  }));
}

function listGroups({ className, clusters, groups, sums }: ClassClusters, layers: readonly string[]): GroupRow[] {
  return groups.map((group) => ({
    kind: group.kind,
    class: className,
    clusters: clusters.filter(({ kind }) => kind === group.kind).length,
    ...aggregate(group, sums, layers),
  }));
}

function aggregate({ members, meanNll }: Omit<Group, 'kind'>, sums: SampleSums, layers: readonly string[]): Aggregate {
  const total = sumOver(sums.total, members);
  const over = (values: Float64Array | undefined) => (total > 0 ? sumOver(values, members) / total : null);
  const shares: LayerShares = Object.fromEntries(
    layers.map((layer, d) => [SHARE + layer, roundedOrNull(over(sums.layers[d]))]),
  );
  return {
    members: members.length,
    meanNll: rounded(meanNll),
    meanEpoch: roundedOrNull(over(sums.byEpoch)),
    ...shares,
  };
}

/** `epochTotals` are A = Σ_i α_i of each epoch, over all samples. */
function importanceRows(
  { run }: FigureInputs,
  { kind, members }: Group,
  epochTotals: readonly number[],
): GroupImportanceRow[] {
  const parameters = parameterCounts(run.config);
  const { layers } = namesOf(run);
  return run.records.flatMap(({ epoch, importanceByLayer }, t) =>
    layers.map((layer, d) => {
      const mean = sum(members.map((sample) => importanceByLayer[d]?.[sample] ?? 0)) / members.length;
      const at = (normalisation: Normalisation) =>
        rounded(mean * (normalisationWeights(normalisation, parameters, epochTotals[t] ?? 0)[d] ?? 0));
      return {
        kind,
        epoch,
        layer,
        plain: at('plain'),
        perParameter: at('perParameter'),
        relative: at('relative'),
      };
    }),
  );
}

function nllRows({ run }: FigureInputs, { kind, members }: Group): NllRow[] {
  return run.records.map(({ epoch, nll }) => {
    const box = boxStatistics(members.map((sample) => nll[sample] ?? 0));
    return {
      kind,
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

function exampleRows(
  { run, summaries }: FigureInputs,
  { kind, members }: Group,
  { clusters }: ClassClusters,
): ExampleRow[] {
  const samples = keptSamples(run.config);
  return members.slice(0, EXAMPLES).map((row) => ({
    kind,
    cluster: clusters.findIndex((cluster) => cluster.members.includes(row)) + 1,
    sample: samples[row] ?? row,
    meanNll: rounded(sum(run.records.map(({ nll }) => nll[row] ?? 0)) / run.records.length),
    tau: rounded(summaries?.plain.tau[row] ?? 0),
  }));
}
