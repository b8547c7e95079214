import { sum } from '../../importance/sum.ts';
import type { SampleCounts } from '../claims/resamples.ts';
import type { FigureInputs } from '../figureInputs.ts';
import type { ClassClusters } from './clusters.ts';
import { KINDS, type Kind } from './groups.ts';
import { sumOver } from './sampleSums.ts';

/** What all claims about the groups have in common; a note tells the groups' sizes. */
export function groupClaim(clustersOf: (inputs: FigureInputs) => ClassClusters | null) {
  return {
    source: 'caption',
    repetition: 'run',
    note: (inputs: FigureInputs) => {
      const found = clustersOf(inputs);
      return found && groupSizes(found);
    },
  } as const;
}

/** How many samples each group has: `144 easy, 31 medium, 17 hard of 192`. */
export function groupSizes({ groups }: ClassClusters): string {
  const sizes = groups.map(({ kind, members }) => `${members.length} ${kind}`);
  return `${sizes.join(', ')} of ${sum(groups.map(({ members }) => members.length))}`;
}

/** Mean epoch of a group's importance, 1-based; `null` where there is no such group or no importance. */
export function meanEpochOf(found: ClassClusters | null, kind: Kind, counts?: SampleCounts): number | null {
  const members = membersOf(found, kind);
  const total = sumOver(found?.sums.total, members, counts);
  return total > 0 ? sumOver(found?.sums.byEpoch, members, counts) / total : null;
}

/** Medium minus easy or hard minus medium; `null` where there are not all three. */
export function smallerDelay(found: ClassClusters | null, counts?: SampleCounts): number | null {
  const [easy, medium, hard] = KINDS.map((kind) => meanEpochOf(found, kind, counts));
  if (easy == null || medium == null || hard == null) return null;
  return Math.min(medium - easy, hard - medium);
}

/** Shares of the layers in a group; `null` where there are no hidden ones, no such group or no importance. */
export function sharesOf(found: ClassClusters | null, kind: Kind, counts?: SampleCounts): readonly number[] | null {
  const members = membersOf(found, kind);
  const layers = found?.sums.layers.map((values) => sumOver(values, members, counts)) ?? [];
  const total = sum(layers);
  return layers.length > 1 && total > 0 ? layers.map((value) => value / total) : null;
}

/** Share of all hidden layers together. */
export function hiddenShare(found: ClassClusters | null, kind: Kind, counts?: SampleCounts): number | null {
  const shares = sharesOf(found, kind, counts);
  return shares && sum(shares.slice(0, -1));
}

/** By how much the share of the hidden layers is larger than in the easy group. */
export function hiddenShareGain(found: ClassClusters | null, kind: Kind, counts?: SampleCounts): number | null {
  const [easy, other] = [hiddenShare(found, 'easy', counts), hiddenShare(found, kind, counts)];
  return easy === null || other === null ? null : other - easy;
}

/**
 * A group's importance in its own third of the epochs over that in the larger of the others, the least of the groups;
 * `null` where there are not all three. The first third is that of the easy samples.
 */
export function leastOwnThird(found: ClassClusters | null, counts?: SampleCounts): number | null {
  const ratios = KINDS.map((kind, own) => {
    const thirds = found?.sums.thirds.map((values) => sumOver(values, membersOf(found, kind), counts)) ?? [];
    return overLargest(
      thirds[own],
      thirds.filter((_, third) => third !== own),
    );
  });
  return leastOf(ratios);
}

/** Share of the first layer over the largest of the others, the least of the groups; `null` where there are not three. */
export function leastOfFirstLayer(found: ClassClusters | null, counts?: SampleCounts): number | null {
  return leastOf(
    KINDS.map((kind) => {
      const shares = sharesOf(found, kind, counts);
      return shares && overLargest(shares[0], shares.slice(1));
    }),
  );
}

/** Divides a share by the largest of the others. */
export function overLargest(over: number | undefined, others: readonly number[]): number | null {
  const largest = Math.max(...others);
  return over !== undefined && largest > 0 ? over / largest : null;
}

/** The least number; `null` where one is missing. */
function leastOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? Math.min(...known) : null;
}

function membersOf(found: ClassClusters | null, kind: Kind): readonly number[] {
  return found?.groups.find((group) => group.kind === kind)?.members ?? [];
}
