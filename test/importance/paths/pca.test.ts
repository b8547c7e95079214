import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { gramDistance } from '../../../src/importance/paths/gramDistance.ts';
import { pathComponents } from '../../../src/importance/paths/pca.ts';
import { sum } from '../../../src/importance/sum.ts';

/** The inner products of displacements, one displacement per row. */
function gramOf(displacements: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(
    displacements.flatMap((a) => displacements.map((b) => sum(a.map((x, k) => x * (b[k] ?? 0))))),
  );
}

function drawPaths(paths: number, epochs: number, parameters: number): number[][] {
  const random = seedrandom(`paths ${paths} ${epochs}`);
  return Array.from({ length: paths }, () => {
    const at = Array<number>(parameters).fill(0);
    return Array.from({ length: epochs }, () => {
      for (let k = 0; k < parameters; k++) at[k] = (at[k] ?? 0) + random() - 0.3 + k / 20;
      return [...at];
    });
  }).flat();
}

describe('two paths of two epochs, worked by hand', () => {
  // From the origin to (3, 1), (6, 2) and to (3, −1), (6, −2): the mean is (3, 0), sums of squares are 36 and 10.
  const displacements = [
    [3, 1],
    [6, 2],
    [3, -1],
    [6, -2],
  ];
  const { coordinates, shares } = pathComponents(gramOf(displacements), 2, 2);

  test('lie along the axes, with the farther points on the positive sides', () => {
    const [pc1, pc2] = coordinates.map((values) => [...values].map((value) => Number(value.toFixed(9)) + 0));
    expect(pc1).toEqual([-3, 0, 3, -3, 0, 3]);
    expect(pc2).toEqual([0, 1, 2, 0, -1, -2]);
  });

  test('have all their variance on two components', () => {
    expect(shares[0]).toBeCloseTo(36 / 46, 12);
    expect(shares[1]).toBeCloseTo(10 / 46, 12);
  });
});

describe.each([
  [3, 5, 4],
  [7, 3, 30],
  [1, 6, 3],
])('%i paths of %i epochs over %i parameters', (paths, epochs, parameters) => {
  const displacements = drawPaths(paths, epochs, parameters);
  const zero = Array<number>(parameters).fill(0);
  const points = displacements.flatMap((row, i) => (i % epochs === 0 ? [zero, row] : [row]));
  const means = zero.map((_, k) => sum(points.map((row) => row[k] ?? 0)) / points.length);
  const centred = new Matrix(points.map((row) => row.map((value, k) => value - (means[k] ?? 0))));
  const covariance = new EigenvalueDecomposition(centred.transpose().mmul(centred), { assumeSymmetric: true });
  const { coordinates, shares } = pathComponents(gramOf(displacements), paths, epochs);

  test.each([0, 1])('project onto eigenvector %i of the covariance', (component) => {
    const column = parameters - 1 - component; // eigenvalues ascend
    const projected = centred.mmul(covariance.eigenvectorMatrix.getColumnVector(column)).to1DArray();
    const actual = coordinates[component] ?? [];
    const sign = Math.sign(sum(projected.map((value, i) => value * (actual[i] ?? 0))));
    for (const [i, value] of projected.entries()) expect(actual[i]).toBeCloseTo(sign * value, 8);
    const total = sum(covariance.realEigenvalues);
    expect(shares[component]).toBeCloseTo((covariance.realEigenvalues[column] ?? 0) / total, 10);
  });

  test('begin at one point, and reach farthest on the positive side', () => {
    for (const values of coordinates) {
      const beginnings = [...values].filter((_, i) => i % (epochs + 1) === 0);
      const from = beginnings[0] ?? 0;
      for (const value of beginnings) expect(value).toBeCloseTo(from, 8);
      expect(Math.max(...values) - from).toBeGreaterThanOrEqual(from - Math.min(...values));
    }
  });

  test('give equal bits every time, and leave the inner products as they are', () => {
    const gram = gramOf(displacements);
    expect(pathComponents(gram, paths, epochs)).toEqual({ coordinates, shares });
    expect(gram).toEqual(gramOf(displacements));
  });
});

test('points on a line have one component', () => {
  const { coordinates, shares } = pathComponents(
    gramOf([
      [1, 1],
      [2, 2],
    ]),
    1,
    2,
  );
  expect(shares[0]).toBeCloseTo(1, 12);
  expect(shares[1]).toBeCloseTo(0, 12);
  for (const value of coordinates[1]) expect(value).toBeCloseTo(0, 6);
});

test.each([
  [2, 3],
  [1, 1],
  [3, 0],
  [0, 0],
])('%i paths of %i epochs that go nowhere have no variance to share', (paths, epochs) => {
  const { coordinates, shares } = pathComponents(new Float64Array((paths * epochs) ** 2), paths, epochs);
  const zeros = Array<number>(paths * (epochs + 1)).fill(0);
  expect(coordinates.map((values) => [...values])).toEqual([zeros, zeros]);
  expect(shares).toEqual([null, null]);
});

test('distances follow from inner products', () => {
  const gram = gramOf([
    [3, 4],
    [0, 0],
    [3, 0],
  ]);
  expect([gramDistance(gram, 3, 0, 1), gramDistance(gram, 3, 0, 2), gramDistance(gram, 3, 2, 2)]).toEqual([5, 4, 0]);
});
