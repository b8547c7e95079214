import { kMeans } from '../../importance/clusters/kMeans.ts';
import { largestFirst } from '../../importance/ranking/ranks.ts';
import { sum } from '../../importance/sum.ts';
import type { EpochRecords } from '../../run/records.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerInputs } from '../oncePerInputs.ts';
import type { ClusterCounts } from '../presets.ts';

/** How a cluster is shown; `other` is not drawn. */
export type Kind = 'easy' | 'medium' | 'hard' | 'other';

/** Samples of a class whose importance over epochs and layers is alike. */
export interface Cluster {
  readonly kind: Kind;
  /** The samples, those nearest the centre first, the earlier of equals before the later. */
  readonly members: readonly number[];
  /** Mean over the members and over all epochs, nats. */
  readonly meanNll: number;
  /** Importance summed over the members, [epochs][layers], plain. */
  readonly importance: readonly (readonly number[])[];
  /** Mean epoch, 1-based, weighted by importance; `null` for clusters of no importance. */
  readonly meanEpoch: number | null;
  /** Share of each layer in the cluster's importance, [layers]; `null` for clusters of no importance. */
  readonly shares: readonly number[] | null;
}

/** The clusters of a class in the order of their mean NLL, the least first. */
export interface ClassClusters {
  readonly className: string;
  readonly clusters: readonly Cluster[];
}

/** A cluster with fewer members is not shown. */
export const LEAST_MEMBERS = 3;
const LEAST_SHARE = 0.01;

/** The clusters of figure 5, computed once per inputs; `null` without importance or samples of the class. */
export const figure05Clusters = oncePerInputs((inputs) =>
  classClusters(inputs, figure05Class(inputs.run.config.classes), 'figure5'),
);

/** The clusters of figure 6, likewise. */
export const figure06Clusters = oncePerInputs((inputs) =>
  classClusters(inputs, figure06Class(inputs.run.config.classes), 'figure6'),
);

function figure05Class(classes: readonly string[]): number {
  return labelOf(classes, '5', 5);
}

/** Another class than that of figure 5. */
function figure06Class(classes: readonly string[]): number {
  const [taken, label] = [figure05Class(classes), labelOf(classes, 'horse', 7)];
  return label === taken ? label - 1 : label;
}

/** The class of a name; where no class has it, the one of an index, or else the last. */
function labelOf(classes: readonly string[], name: string, index: number): number {
  return classes.includes(name) ? classes.indexOf(name) : Math.min(index, classes.length - 1);
}

function classClusters(
  { run, summaries, clusters: wanted }: FigureInputs,
  label: number,
  figure: keyof ClusterCounts,
): ClassClusters | null {
  const { classes } = run.config;
  const samples = [...run.labels.keys()].filter((sample) => run.labels[sample] === label);
  if (summaries === null || samples.length === 0) return null;
  const count = Math.max(1, Math.min(wanted[figure], Math.floor(samples.length / LEAST_MEMBERS)));
  const clusters = membersOfClusters(run.records, samples, count, figure)
    .map((members) => ({ members, meanNll: meanNll(run.records, members) }))
    .sort((a, b) => a.meanNll - b.meanNll);
  const kinds = kindsOf(clusters.map(({ members }) => members.length));
  return {
    className: classes[label] ?? String(label),
    clusters: clusters.map((cluster, place) => ({
      ...cluster,
      ...importanceOf(run.records, cluster.members),
      kind: kinds[place] ?? 'other',
    })),
  };
}

/** Splits samples by k-means on their plain importance in each epoch and layer. */
function membersOfClusters(records: readonly EpochRecords[], samples: readonly number[], count: number, seed: string) {
  const arrays = records.flatMap(({ importanceByLayer }) => importanceByLayer);
  const rows = new Float64Array(samples.length * arrays.length);
  for (const [i, sample] of samples.entries()) {
    for (const [j, values] of arrays.entries()) rows[i * arrays.length + j] = values[sample] ?? 0;
  }
  const { assignment, distances, clusters } = kMeans({ rows, dims: arrays.length, clusters: count, seed });
  const nearestFirst = largestFirst(distances.map((distance) => -distance));
  return Array.from({ length: clusters }, (_, cluster) =>
    [...nearestFirst].filter((i) => assignment[i] === cluster).map((i) => samples[i] ?? 0),
  );
}

function meanNll(records: readonly EpochRecords[], members: readonly number[]): number {
  const totals = records.map(({ nll }) => sum(members.map((sample) => nll[sample] ?? 0)));
  return sum(totals) / (records.length * members.length);
}

function importanceOf(records: readonly EpochRecords[], members: readonly number[]) {
  const importance = records.map((epoch) =>
    epoch.importanceByLayer.map((values) => sum(members.map((sample) => values[sample] ?? 0))),
  );
  const perEpoch = importance.map(sum);
  const total = sum(perEpoch);
  const perLayer = (importance[0] ?? []).map((_, d) => sum(importance.map((layers) => layers[d] ?? 0)));
  return {
    importance,
    meanEpoch: total > 0 ? sum(perEpoch.map((value, t) => value * (t + 1))) / total : null,
    shares: total > 0 ? perLayer.map((value) => value / total) : null,
  };
}

/**
 * Decides which clusters are shown, from their sizes in the order of mean NLL. Eligible are those of at least three
 * members and one in a hundred of the class; where fewer than three are, the three largest, the earlier of equals. The first is
 * easy, the last hard, the middle one medium (of two middle ones the easier). Two are easy and hard, one is medium.
 */
export function kindsOf(sizes: readonly number[]): Kind[] {
  const least = Math.max(LEAST_MEMBERS, LEAST_SHARE * sum(sizes));
  const eligible = [...sizes.keys()].filter((place) => (sizes[place] ?? 0) >= least);
  const shown = eligible.length >= 3 ? eligible : [...largestFirst(sizes).subarray(0, 3).sort()];
  return sizes.map((_, place) => kindOf(place, shown));
}

function kindOf(place: number, shown: readonly number[]): Kind {
  if (shown.length !== 2 && place === shown[Math.floor((shown.length - 1) / 2)]) return 'medium';
  if (place === shown[0]) return 'easy';
  return place === shown.at(-1) ? 'hard' : 'other';
}
