import type { BatchName } from '../batches/names.ts';
import { pairsOf } from '../importance/pairCorrelations.ts';
import { pathComponents } from '../importance/pca.ts';
import { type EndPoints, endPoints } from './endPoints.ts';
import type { Material, Paths } from './material.ts';
import { largestBy, rounded, roundedOrNull } from './numbers.ts';

/** The parameters after an epoch on the first two principal components; epoch 0 is the common beginning. */
export type PathRow = Readonly<{ batches: BatchName; epoch: number; pc1: number; pc2: number }>;

/** Share of the variance of all points. */
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
}>;

/** `null` where no path was followed, or one left the numbers. */
export function rows08({ paths }: Material): Rows08 | null {
  if (paths === null || paths.gram.length === 0 || !paths.gram.every(Number.isFinite)) return null;
  const { coordinates, shares } = pathComponents(paths.gram, paths.names.length, paths.epochs);
  const ends = endPoints(paths);
  return {
    points: pathRows(paths, coordinates),
    components: shares.map((share, index) => ({ component: `PC${index + 1}`, share: roundedOrNull(share) })),
    distances: pairsOf(paths.names).map(([from, to]) => ({ from, to, distance: rounded(ends.distance(from, to)) })),
    ends: paths.names.map((name) => endRow(name, paths.names, ends)),
  };
}

function pathRows({ names, epochs }: Paths, [pc1, pc2]: readonly [Float64Array, Float64Array]): PathRow[] {
  return names.flatMap((batches, path) =>
    Array.from({ length: epochs + 1 }, (_, epoch) => {
      const point = path * (epochs + 1) + epoch;
      return { batches, epoch, pc1: rounded(pc1[point] ?? 0), pc2: rounded(pc2[point] ?? 0) };
    }),
  );
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
