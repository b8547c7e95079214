import { adjustedRand } from '../../importance/clusters/adjustedRand.ts';
import type { Points } from '../../importance/clusters/clustering.ts';
import { clusteringOf } from '../../importance/clusters/clustering.ts';
import { smallestFirst } from '../../importance/ranking/ranks.ts';
import { sum } from '../../importance/sum.ts';
import type { EpochRecords } from '../../run/records.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerInputs } from '../oncePerInputs.ts';
import type { ClusterCounts } from '../presets.ts';
import { figure05Class, figure06Class } from './classOf.ts';
import { findClusters } from './findClusters.ts';
import { type GroupedCluster, groupClusters, KINDS, type Kind, meanOf } from './groups.ts';
import { type SampleSums, sumSamples } from './sampleSums.ts';

/** All samples of a class that are easy, medium or hard. */
export interface Group {
  readonly kind: Kind;
  /** The samples, those nearest the mean of the group first, the earlier of equals before the later. */
  readonly members: readonly number[];
  /** Mean over the members and over all epochs, nats. */
  readonly meanNll: number;
}

/** How little the clusters depend on where the search for them began. */
export interface Stability {
  readonly starts: number;
  /** Adjusted Rand index of the clusters from a single start with the chosen ones, mean over the starts. */
  readonly agreement: number;
  /** The same for the groups. */
  readonly groupAgreement: number;
  /** Searches for the least inertia, and how many of them ended at it. */
  readonly searches: number;
  readonly agreeing: number;
}

export interface ClassClusters {
  readonly className: string;
  /** The k-means clusters, samples whose importance over epochs and layers is alike, by their mean NLL. */
  readonly clusters: readonly GroupedCluster[];
  /** Easy, medium and hard, as far as there are; together they hold every sample of the class. */
  readonly groups: readonly Group[];
  readonly stability: Stability;
  readonly sums: SampleSums;
}

/** There are no more clusters than samples of the class divided by this. */
export const SAMPLES_PER_CLUSTER = 3;

/** The clusters of figure 5, computed once per inputs; `null` without importance or samples of the class. */
export const figure05Clusters = oncePerInputs((inputs) =>
  classClusters(inputs, figure05Class(inputs.run.config.classes), 'figure5'),
);

/** The clusters of figure 6, likewise. */
export const figure06Clusters = oncePerInputs((inputs) =>
  classClusters(inputs, figure06Class(inputs.run.config.classes), 'figure6'),
);

function classClusters(
  { run, summaries, clusters: wanted, randomStream }: FigureInputs,
  label: number,
  figure: keyof ClusterCounts,
): ClassClusters | null {
  const samples = [...run.labels.keys()].filter((sample) => run.labels[sample] === label);
  if (summaries === null || samples.length === 0) return null;
  const count = Math.max(1, Math.min(wanted[figure], Math.floor(samples.length / SAMPLES_PER_CLUSTER)));
  const [points, nll] = [pointsOf(run.records, samples), meanNll(run.records, samples)];
  const seed = randomStream === 0 ? figure : `${figure} ${randomStream}`;
  const { assignment, found, searched } = findClusters(points, count, seed);
  const { starts, searches, agreeing } = found;
  const searchedNll = Float64Array.from(searched, (place) => nll[place] ?? 0);
  const clusters = groupClusters(assignment, nll);
  const named = (places: readonly number[]) => places.map((place) => samples[place] ?? 0);
  return {
    className: run.config.classes[label] ?? String(label),
    clusters: clusters.map((cluster) => ({ ...cluster, members: named(cluster.members) })),
    groups: groupsOf(clusters, points, nll).map((group) => ({ ...group, members: named(group.members) })),
    stability: { ...agreementOf(starts, found.assignment, searchedNll), searches, agreeing },
    sums: sumSamples(run.records, samples),
  };
}

/** Plain importance in each epoch and layer, [samples, epochs · layers]. */
function pointsOf(records: readonly EpochRecords[], samples: readonly number[]): Points {
  const arrays = records.flatMap(({ importanceByLayer }) => importanceByLayer);
  const rows = new Float64Array(samples.length * arrays.length);
  for (const [i, sample] of samples.entries()) {
    for (const [j, values] of arrays.entries()) rows[i * arrays.length + j] = values[sample] ?? 0;
  }
  return { rows, dims: arrays.length };
}

/** Mean NLL over all epochs, [samples]. */
function meanNll(records: readonly EpochRecords[], samples: readonly number[]): Float64Array {
  return Float64Array.from(samples, (sample) => sum(records.map(({ nll }) => nll[sample] ?? 0)) / records.length);
}

function groupsOf(clusters: readonly GroupedCluster[], points: Points, nll: Float64Array): Group[] {
  const kinds = kindOfEach(clusters, nll.length);
  const { distances } = clusteringOf(points, kinds, KINDS.length);
  const nearestFirst = [...smallestFirst(distances)];
  return [...KINDS.entries()].flatMap(([place, kind]) => {
    const members = nearestFirst.filter((i) => kinds[i] === place);
    return members.length === 0 ? [] : [{ kind, members, meanNll: meanOf(nll, members) }];
  });
}

/** Place of each point's group in `KINDS`. */
function kindOfEach(clusters: readonly GroupedCluster[], count: number): Int32Array {
  const kinds = new Int32Array(count);
  for (const { kind, members } of clusters) for (const point of members) kinds[point] = KINDS.indexOf(kind);
  return kinds;
}

function agreementOf(starts: readonly Int32Array[], chosen: Int32Array, nll: Float64Array) {
  const kindsFrom = (assignment: Int32Array) => kindOfEach(groupClusters(assignment, nll), nll.length);
  const kinds = kindsFrom(chosen);
  return {
    starts: starts.length,
    agreement: sum(starts.map((start) => adjustedRand(start, chosen))) / starts.length,
    groupAgreement: sum(starts.map((start) => adjustedRand(kindsFrom(start), kinds))) / starts.length,
  };
}
