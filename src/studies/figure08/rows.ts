import { BATCHES, type BatchName } from '../../batches/names.ts';
import { pathComponents } from '../../importance/paths/pca.ts';
import { pairsOf } from '../../importance/statistics/pairs.ts';
import { type ChanceRow, chanceRows } from '../chance/chanceRows.ts';
import type { FigureInputs, Paths } from '../figureInputs.ts';
import { largestBy } from '../largestBy.ts';
import { rounded, roundedOrNull } from '../rounding.ts';
import { CLAIMS_08 } from './claims.ts';
import { type EndPoints, endPoints } from './endPoints.ts';

/** The parameters after an epoch on the first two principal components; epoch 0 is the common beginning. */
export type PathRow = Readonly<{ batches: BatchName; epoch: number; pc1: number; pc2: number }>;

/** A principal component and its share of the variance of all points. */
export type ComponentRow = Readonly<{ component: string; share: number | null }>;

/** Distance of two end points in the space of all parameters. */
export type DistanceRow = Readonly<{ from: BatchName; to: BatchName; distance: number }>;

/** How far a path ends from the beginning, and from the nearest other end. */
export type EndRow = Readonly<{
  batches: BatchName;
  displacement: number;
  nearest: BatchName | null;
  distanceToNearest: number | null;
}>;

export type Rows08 = Readonly<{
  points: PathRow[];
  components: ComponentRow[];
  distances: DistanceRow[];
  ends: EndRow[];
  chance: ChanceRow[];
}>;

/** Paths in the order of `BATCHES`; `null` where none was followed, or where a value is not finite. */
export function rows08(inputs: FigureInputs): Rows08 | null {
  const { paths } = inputs;
  if (paths === null || paths.gram.length === 0 || !paths.gram.every(Number.isFinite)) return null;
  const { coordinates, shares } = pathComponents(paths.gram, paths.names.length, paths.epochs);
  const ends = endPoints(paths);
  const names = BATCHES.filter((name) => paths.names.includes(name));
  return {
    points: names.flatMap((name) => pathRows(name, paths, coordinates)),
    components: shares.map((share, index) => ({ component: `PC${index + 1}`, share: roundedOrNull(share) })),
    distances: pairsOf(names).map(([from, to]) => ({ from, to, distance: rounded(ends.distance(from, to)) })),
    ends: names.map((name) => endRow(name, names, ends)),
    chance: chanceRows(CLAIMS_08, inputs),
  };
}

function pathRows(
  batches: BatchName,
  { names, epochs }: Paths,
  [pc1, pc2]: readonly [Float64Array, Float64Array],
): PathRow[] {
  return Array.from({ length: epochs + 1 }, (_, epoch) => {
    const point = names.indexOf(batches) * (epochs + 1) + epoch;
    return { batches, epoch, pc1: rounded(pc1[point] ?? 0), pc2: rounded(pc2[point] ?? 0) };
  });
}

function endRow(batches: BatchName, names: readonly BatchName[], ends: EndPoints): EndRow {
  const others = names.filter((name) => name !== batches);
  const nearest = largestBy(others, (name) => -ends.distance(batches, name)) ?? null;
  return {
    batches,
    displacement: rounded(ends.displacement(batches)),
    nearest,
    distanceToNearest: nearest && rounded(ends.distance(batches, nearest)),
  };
}
