import type { Normalisation } from '../../importance/normalisation.ts';
import { largestFirst } from '../../importance/ranking/ranks.ts';
import { halfwayEpoch, halfwayTime, shareWithin } from '../../importance/statistics/halfway.ts';
import { sum } from '../../importance/sum.ts';
import { sumByClass } from '../../importance/sumByClass.ts';
import { type ChanceBand, NO_BAND } from '../chance/band.ts';
import { type ChanceRow, chanceRows } from '../chance/chanceRows.ts';
import { commonBands } from '../chance/commonBands.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { namesOf } from '../names.ts';
import { rounded, roundedOrNull } from '../rounding.ts';
import type { ImportanceSummaries } from '../summary.ts';
import { permutedLabels } from './chance.ts';
import { CLAIMS_02 } from './claims.ts';
import { classMeansOfTau, layerCourses, layerTotals } from './importances.ts';

/**
 * B_d of the samples of one class in one epoch, in each normalisation; `class` is `null` for all that have no row of
 * their own.
 */
export type TotalRow = Readonly<{ epoch: number; layer: string; class: number | null } & Record<Normalisation, number>>;

/**
 * A layer over the whole run; shares are of the sum over layers. `halfwayEpoch` is the epoch by whose end half of its
 * importance has come, `halfwayTime` the time in epochs at which it has, and `firstThird` the share that comes in the
 * first third of the epochs, both with importance taken to come evenly within an epoch.
 */
export type LayerRow = Readonly<{
  layer: string;
  total: number;
  share: number | null;
  sharePerParameter: number | null;
  halfwayEpoch: number | null;
  halfwayTime: number | null;
  firstThird: number | null;
}>;

/**
 * Mean of τ over the samples of a class, and what a random assignment of the labels gives for it: in nine of ten draws
 * all classes are within their bands (5% have one below, 5% one above).
 */
export type ClassRow = Readonly<{ class: number; name: string; samples: number; meanTau: number | null }> & ChanceBand;

/**
 * More lines than this cannot be told apart, and a row per class, layer and epoch would make a file of many megabytes.
 */
export const MOST_CLASSES = 12;

/** How many classes have rows of their own where there are too many. */
const LARGEST_CLASSES = 10;

export type Rows02 = Readonly<{ totals: TotalRow[]; layers: LayerRow[]; classes: ClassRow[]; chance: ChanceRow[] }>;

export function rows02(inputs: FigureInputs): Rows02 | null {
  const { summaries, run } = inputs;
  if (summaries === null) return null;
  const { layers, classes } = namesOf(run);
  return {
    totals: totalRows(summaries, layers, classGroups(summaries.plain.tau, run.labels, classes.length)),
    layers: layerRows(summaries, layerCourses(inputs), layers),
    classes: classRows(inputs, classes),
    chance: chanceRows(CLAIMS_02, inputs),
  };
}

/** How many classes have rows of their own. */
export function shownClasses(totals: readonly TotalRow[]): number {
  return new Set(totals.flatMap((row) => row.class ?? [])).size;
}

/** Classes that share a row; those that share one have no label. */
type ClassGroup = Readonly<{ label: number | null; members: readonly number[] }>;

/** Each class on its own; of many only those with the largest total, in the order of their labels, then the rest. */
function classGroups(tau: Float64Array, labels: Int32Array, classes: number): ClassGroup[] {
  const ranking = largestFirst(sumByClass(tau, labels, classes));
  const own = classes > MOST_CLASSES ? LARGEST_CLASSES : classes;
  const alone = [...ranking.subarray(0, own).sort()].map((label) => ({ label, members: [label] }));
  return own === classes ? alone : [...alone, { label: null, members: [...ranking.subarray(own)] }];
}

function totalRows(
  summaries: ImportanceSummaries,
  layers: readonly string[],
  groups: readonly ClassGroup[],
): TotalRow[] {
  return summaries.plain.totals.flatMap((_, t) =>
    layers.flatMap((layer, d) =>
      groups.map(({ label, members }) => {
        const at = (normalisation: Normalisation) =>
          rounded(sum(members.map((member) => summaries[normalisation].totals[t]?.[d]?.[member] ?? 0)));
        return {
          epoch: t + 1,
          layer,
          class: label,
          plain: at('plain'),
          perParameter: at('perParameter'),
          relative: at('relative'),
        };
      }),
    ),
  );
}

function layerRows(
  { plain, perParameter }: ImportanceSummaries,
  courses: readonly number[][],
  layers: readonly string[],
): LayerRow[] {
  const [totals, perParameterTotals] = [layerTotals(plain), layerTotals(perParameter)];
  const share = (values: readonly number[], d: number) => roundedOrNull((values[d] ?? 0) / sum(values));
  return layers.map((layer, d) => ({
    layer,
    total: rounded(totals[d] ?? 0),
    share: share(totals, d),
    sharePerParameter: share(perParameterTotals, d),
    halfwayEpoch: halfwayEpoch(courses[d] ?? []),
    halfwayTime: roundedOrNull(halfwayTime(courses[d] ?? [])),
    firstThird: roundedOrNull(shareWithin(1 / 3, courses[d] ?? [])),
  }));
}

function classRows(inputs: FigureInputs, classes: readonly string[]): ClassRow[] {
  const { labels } = inputs.run;
  const [means, bands] = [classMeansOfTau(inputs), commonBands(permutedLabels(inputs).means)];
  const samples = sumByClass(new Uint8Array(labels.length).fill(1), labels, classes.length);
  return classes.map((name, label) => ({
    class: label,
    name,
    samples: samples[label] ?? 0,
    meanTau: roundedOrNull(means[label]),
    ...(bands[label] ?? NO_BAND),
  }));
}
