import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { drawCentres } from '../../../src/importance/clusters/drawCentres.ts';
import { lloyd } from '../../../src/importance/clusters/lloyd.ts';
import { anyPoints, centresOf, inertiaOf, partition, pointsOf, squared, TWO_PAIRS_AND_ONE } from './clusteringCases.ts';

describe("Lloyd's iterations", () => {
  test('of two pairs and one point apart, worked by hand', () => {
    const points = TWO_PAIRS_AND_ONE;
    const result = lloyd(points, Float64Array.of(0, 0, 10, 0, 100, 0));
    expect([...result.assignment]).toEqual([0, 0, 1, 1, 2]);
    expect([...result.distances]).toEqual([1, 1, 4, 4, 0]);
    expect([...result.centres]).toEqual([0, 1, 10, 2, 100, 0]);
    expect(result.inertia).toBe(10);
  });

  test('give a point as far from either of two centres to the earlier one', () => {
    const points = pointsOf([
      [0, 0],
      [2, 0],
      [1, 1],
    ]);
    expect([...lloyd(points, Float64Array.of(0, 0, 2, 0)).assignment]).toEqual([0, 1, 0]);
    expect([...lloyd(points, Float64Array.of(2, 0, 0, 0)).assignment]).toEqual([1, 0, 0]);
  });

  test('fill a cluster that lost its points with the farthest one', () => {
    // Nothing is nearest to 100; of 0, 1, 2, 9 the last is farthest from its centre, 1.
    const result = lloyd(pointsOf([[0], [1], [2], [9]]), Float64Array.of(1, 100));
    expect(partition(result)).toEqual([[0, 1, 2], [3]]);
  });

  test('leave the centres that they are given as they were', () => {
    const first = Float64Array.of(0, 9);
    lloyd(pointsOf([[0], [2], [9]]), first);
    expect([...first]).toEqual([0, 9]);
  });

  test('converge to means that are nearest to their points, with no cluster empty', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 8 }), fc.string(), (rows, clusters, seed) => {
        const points = pointsOf(rows);
        const result = lloyd(points, drawCentres(points, clusters, seedrandom(seed)));
        expect(result.clusters).toBe(Math.min(clusters, new Set(rows.map(String)).size));
        expect(partition(result).every((members) => members.length > 0)).toBe(true);
        for (const [i, row] of rows.entries()) {
          const distances = centresOf(result).map((centre) => squared(row, centre));
          expect(result.distances[i]).toBeCloseTo(Math.min(...distances), 9);
          expect(result.distances[i]).toBe(distances[result.assignment[i] ?? -1]);
        }
        expect(result.inertia).toBeCloseTo(inertiaOf(points.rows, [...result.assignment]), 9);
      }),
    );
  });

  test('never raise the inertia from one to the next', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 8 }), (rows, clusters) => {
        const points = pointsOf(rows);
        const centres = drawCentres(points, clusters, seedrandom('steps'));
        const path = [1, 2, 3, 4, 5].map((most) => lloyd(points, centres, most).inertia);
        for (const [step, inertia] of path.slice(1).entries()) {
          expect(inertia).toBeLessThanOrEqual((path[step] ?? 0) + 1e-9);
        }
      }),
    );
  });
});
