import fc from 'fast-check';
import type { Clustering } from '../../../src/importance/clusters/clustering.ts';

/** Rows of two numbers; few different ones, so that ties and duplicates are common. */
export const anyPoints = fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })), {
  minLength: 1,
  maxLength: 25,
});

/** Points of as many numbers as the first has. */
export function pointsOf(rows: readonly (readonly number[])[]) {
  return { rows: Float64Array.from(rows.flat()), dims: rows[0]?.length ?? 1 };
}

/** The members of each cluster, clusters by their first member. */
export function partition({ assignment, clusters }: Clustering): number[][] {
  const members = Array.from({ length: clusters }, (_, c) => [...assignment.keys()].filter((i) => assignment[i] === c));
  return members.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

export function centresOf({ centres, clusters }: Clustering): number[][] {
  return Array.from({ length: clusters }, (_, c) => [...centres.subarray(2 * c, 2 * c + 2)]);
}

export function squared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, j) => total + (value - (b[j] ?? 0)) ** 2, 0);
}

/** Sum of the squared distances of points of two numbers from the means of their clusters. */
export function inertiaOf(rows: Float64Array, assignment: readonly number[]): number {
  const points = assignment.map((_, i) => [rows[2 * i] ?? 0, rows[2 * i + 1] ?? 0]);
  return [...new Set(assignment)].reduce((total, cluster) => {
    const members = points.filter((_, i) => assignment[i] === cluster);
    const mean = [0, 1].map((j) => members.reduce((sum, point) => sum + (point[j] ?? 0), 0) / members.length);
    return total + members.reduce((sum, point) => sum + squared(point, mean), 0);
  }, 0);
}

/** Two pairs, 2 and 4 apart, and one point far from both: the inertia of three clusters is 10. */
export const TWO_PAIRS_AND_ONE = pointsOf([
  [0, 0],
  [0, 2],
  [10, 0],
  [10, 4],
  [100, 0],
]);
