import { permutation } from '../../batches/permutation.ts';
import type { Chance } from '../claims/claim.ts';
import { drawValues } from '../claims/drawing.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerDraws, oncePerInputs } from '../oncePerInputs.ts';
import { hiddenShareGain, smallerDelay } from './claims.ts';
import type { ClassClusters } from './clusters.ts';
import { KINDS, mergeIntoGroups } from './groups.ts';
import { sumOver } from './sampleSums.ts';

/**
 * The same clusters, merged into groups as if each had the mean NLL of another. The clusters are made of the importance
 * that the claims are about, so that only their order by loss can be left to chance.
 */
export function shuffledGroups(found: ClassClusters, random: () => number): ClassClusters {
  const order = permutation(found.clusters.length, random);
  const dealt = found.clusters.map((cluster, place) => {
    return { ...cluster, meanNll: found.clusters[order[place] ?? 0]?.meanNll ?? 0 };
  });
  const clusters = mergeIntoGroups(dealt);
  const groups = KINDS.flatMap((kind) => {
    const own = clusters.filter((cluster) => cluster.kind === kind);
    return own.length === 0 ? [] : [{ kind, members: own.flatMap(({ members }) => members), meanNll: 0 }];
  });
  return { ...found, clusters, groups };
}

/** The same with one member per cluster, which has the sums of the cluster's samples: thousands of draws add these up. */
export function condensed(found: ClassClusters): ClassClusters {
  const ofClusters = (values: Float64Array) =>
    Float64Array.from(found.clusters, ({ members }) => sumOver(values, members));
  const { total, byEpoch, layers, thirds } = found.sums;
  const [first, middle, last] = thirds;
  return {
    ...found,
    clusters: found.clusters.map((cluster, place) => ({ ...cluster, members: [place] })),
    sums: {
      total: ofClusters(total),
      byEpoch: ofClusters(byEpoch),
      layers: layers.map(ofClusters),
      thirds: [ofClusters(first), ofClusters(middle), ofClusters(last)],
    },
  };
}

/** The smaller delay of groups of clusters in a random order: one draw of what chance gives claims 5a and 6a. */
export function delayByChance(found: ClassClusters | null, random: () => number): number | null {
  return found && smallerDelay(shuffledGroups(found, random));
}

/** Likewise the hidden layers' share in a group, minus that in the easy one: of claims 5c, 5d and 6c. */
export function hiddenShareByChance(
  found: ClassClusters | null,
  random: () => number,
  kind: 'medium' | 'hard' = 'hard',
): number | null {
  return found && hiddenShareGain(shuffledGroups(found, random), kind);
}

/** What chance gives a claim about the groups that `clustersOf` finds; `purpose` names its stream of draws. */
export function groupChance(
  purpose: string,
  clustersOf: (inputs: FigureInputs) => ClassClusters | null,
  drawOne: (found: ClassClusters | null, random: () => number) => number | null,
): Chance {
  const clusters = oncePerInputs((inputs) => {
    const found = clustersOf(inputs);
    return found && condensed(found);
  });
  return {
    words: 'a random order of the clusters by loss',
    draws: oncePerDraws((inputs) => drawValues(purpose, inputs, (random) => drawOne(clusters(inputs), random))),
  };
}
