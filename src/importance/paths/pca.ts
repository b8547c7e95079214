import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { largestFirst } from '../ranking/ranks.ts';
import { sum } from '../sum.ts';

/** Points on their first two principal components. */
export interface PathComponents {
  /** One array per component: the coordinate of every point, path after path, each from its beginning on. */
  readonly coordinates: readonly [Float64Array, Float64Array];
  /** Share of the variance that each component has; `null` where the points are all equal. */
  readonly shares: readonly [number | null, number | null];
}

/**
 * Joint principal components of paths that begin at one point (the paper's figure 8, where they are of 7 · 51 = 357
 * points). `gram` holds the inner products of the displacements from the beginning, [n, n] with n = paths · epochs,
 * path after path; the beginning itself counts once for each path. A component points to where the point farthest from
 * the beginning along it is positive, the first of those equally far.
 */
export function pathComponents(gram: Float64Array, paths: number, epochs: number): PathComponents {
  const points = paths * (epochs + 1);
  const centred = centre(withBeginnings(gram, paths, epochs), points);
  const variance = sum(Array.from({ length: points }, (_, i) => centred[i * points + i] ?? 0));
  const none = () => new Float64Array(points);
  if (!(variance > 0)) return { coordinates: [none(), none()], shares: [null, null] };
  const matrix = Matrix.from1DArray(points, points, centred);
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const [first = 0, second = 0] = largestFirst(realEigenvalues);
  const eigenvalue = (component: number) => Math.max(0, realEigenvalues[component] ?? 0);
  const coordinates = (component: number) =>
    signed(eigenvectorMatrix.getColumn(component).map((value) => value * Math.sqrt(eigenvalue(component))));
  return {
    coordinates: [coordinates(first), coordinates(second)],
    shares: [eigenvalue(first) / variance, eigenvalue(second) / variance],
  };
}

/** The Gram matrix with a row and a column of zeros before each path, for its beginning. */
function withBeginnings(gram: Float64Array, paths: number, epochs: number): Float64Array {
  const [displacements, points] = [paths * epochs, paths * (epochs + 1)];
  const extended = new Float64Array(points * points);
  const place = (displacement: number) => displacement + Math.floor(displacement / epochs) + 1;
  for (let i = 0; i < displacements; i++) {
    for (let j = 0; j < displacements; j++) {
      extended[place(i) * points + place(j)] = gram[i * displacements + j] ?? 0;
    }
  }
  return extended;
}

/** Inner products after the mean of the points is taken from each: the means of rows and columns are taken off. */
function centre(gram: Float64Array, points: number): Float64Array {
  const means = Float64Array.from(
    { length: points },
    (_, i) => sum(gram.subarray(i * points, (i + 1) * points)) / points,
  );
  const mean = sum(means) / points;
  return gram.map((value, place) => {
    const [i, j] = [Math.floor(place / points), place % points];
    return value - (means[i] ?? 0) - (means[j] ?? 0) + mean;
  });
}

/** Rounding may put one of two points equally far a little beyond the other. */
const EQUALLY_FAR = 1 - 1e-9;

/** The coordinates with the sign of the convention. The first point is the beginning. */
function signed(values: readonly number[]): Float64Array {
  const distances = values.map((value) => value - (values[0] ?? 0));
  const farthest = distances.reduce((most, distance) => Math.max(most, Math.abs(distance)), 0);
  const deciding = distances.find((distance) => Math.abs(distance) >= farthest * EQUALLY_FAR) ?? 0;
  return Float64Array.from(values, (value) => (deciding < 0 ? -value : value));
}
