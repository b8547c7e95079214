import type { Normalisation } from '../../importance/normalisation.ts';
import { largestFirst } from '../../importance/ranking/ranks.ts';
import { halfwayEpoch } from '../../importance/statistics/halfway.ts';
import { sum } from '../../importance/sum.ts';
import { sumByClass } from '../../importance/sumByClass.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { namesOf } from '../names.ts';
import { rounded, roundedOrNull } from '../rounding.ts';
import type { ImportanceSummaries, ImportanceSummary } from '../summary.ts';

/**
 * B_d of the samples of one class in one epoch, in each normalisation; `class` is `null` for all that have no row of
 * their own.
 */
export type TotalRow = Readonly<{ epoch: number; layer: string; class: number | null } & Record<Normalisation, number>>;

/** A layer over the whole run; shares are of the sum over layers. */
export type LayerRow = Readonly<{
  layer: string;
  total: number;
  share: number | null;
  sharePerParameter: number | null;
  halfwayEpoch: number | null;
}>;

/** Mean of τ over the samples of a class. */
export type ClassRow = Readonly<{ class: number; name: string; samples: number; meanTau: number | null }>;

/**
 * More lines than this cannot be told apart, and a row per class, layer and epoch would make a file of many megabytes.
 */
const MOST_CLASSES = 12;

/** How many classes have rows of their own where there are too many. */
const LARGEST_CLASSES = 10;

export type Rows02 = Readonly<{ totals: TotalRow[]; layers: LayerRow[]; classes: ClassRow[] }>;

export function rows02(inputs: FigureInputs): Rows02 | null {
  const { summaries, run } = inputs;
  if (summaries === null) return null;
  const { layers, classes } = namesOf(run);
  return {
    totals: totalRows(summaries, layers, classGroups(summaries.plain.tau, run.labels, classes.length)),
    layers: layerRows(summaries, layers),
    classes: classRows(summaries.plain.tau, run.labels, classes),
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

function layerRows({ plain, perParameter }: ImportanceSummaries, layers: readonly string[]): LayerRow[] {
  const [totals, perParameterTotals] = [plain.tauByLayer.map(sum), perParameter.tauByLayer.map(sum)];
  const share = (values: readonly number[], d: number) => roundedOrNull((values[d] ?? 0) / sum(values));
  return layers.map((layer, d) => ({
    layer,
    total: rounded(totals[d] ?? 0),
    share: share(totals, d),
    sharePerParameter: share(perParameterTotals, d),
    halfwayEpoch: halfwayEpoch(layerPerEpoch(plain, d)),
  }));
}

/** B_d in each epoch. */
export function layerPerEpoch(summary: ImportanceSummary, d: number): number[] {
  return summary.totals.map((layers) => sum(layers[d] ?? []));
}

function classRows(tau: Float64Array, labels: Int32Array, classes: readonly string[]): ClassRow[] {
  const totals = sumByClass(tau, labels, classes.length);
  const counts = sumByClass(new Uint8Array(labels.length).fill(1), labels, classes.length);
  return classes.map((name, label) => {
    const samples = counts[label] ?? 0;
    return { class: label, name, samples, meanTau: roundedOrNull((totals[label] ?? 0) / samples) };
  });
}
