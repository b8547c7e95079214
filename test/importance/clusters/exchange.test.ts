import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { clusteringOf } from '../../../src/importance/clusters/clustering.ts';
import { drawCentres } from '../../../src/importance/clusters/drawCentres.ts';
import { exchangePoints } from '../../../src/importance/clusters/exchange.ts';
import { lloyd } from '../../../src/importance/clusters/lloyd.ts';
import { anyPoints, inertiaOf, partition, pointsOf } from './clusteringCases.ts';

const exchanged = (values: readonly number[], assignment: readonly number[], clusters: number) => {
  const points = pointsOf(values.map((value) => [value]));
  return exchangePoints(points, clusteringOf(points, Int32Array.from(assignment), clusters));
};

describe('exchanging single points', () => {
  test('goes on where Lloyd stops, worked by hand', () => {
    // 4 is nearer to its own mean, 2, than to 6.9; but there it costs 2/1 · 4 = 8 and in the other cluster 1/2 · 8.41.
    const points = pointsOf([[0], [4], [6.9]]);
    const stuck = lloyd(points, Float64Array.of(2, 6.9));
    expect([...stuck.assignment]).toEqual([0, 0, 1]);
    const { assignment, centres, inertia } = exchangePoints(points, stuck);
    expect([...assignment]).toEqual([0, 1, 1]);
    expect([...centres]).toEqual([0, 5.45]);
    expect(inertia).toBeCloseTo(2 * 1.45 ** 2, 12);
  });

  test('moves a point only where that is cheaper, and never the last of a cluster', () => {
    // 2/1 · 4 = 8 against 1/2 · 16: equal.
    expect([...exchanged([0, 4, 8], [0, 0, 1], 2).assignment]).toEqual([0, 0, 1]);
    expect([...exchanged([0, 1, 50], [0, 1, 1], 2).assignment]).toEqual([0, 0, 1]);
    expect([...exchanged([0, 0, 1], [0, 1, 2], 3).assignment]).toEqual([0, 1, 2]);
  });

  test('takes the cheapest of the other clusters', () => {
    // 10 leaves its cluster, whose other points are at 0, for the one at 11 rather than the one at 8.
    expect(partition(exchanged([0, 0, 10, 8, 11], [0, 0, 0, 1, 2], 3))).toEqual([[0, 1], [2, 4], [3]]);
  });

  test('ends where no single move lowers the inertia, with no cluster empty', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 5 }), fc.string(), (rows, wanted, seed) => {
        const points = pointsOf(rows);
        const before = lloyd(points, drawCentres(points, wanted, seedrandom(seed)));
        const known = before.inertia;
        const { assignment, clusters, inertia } = exchangePoints(points, before);
        expect(inertia).toBeLessThanOrEqual(known + 1e-9);
        expect(new Set(assignment).size).toBe(clusters);
        for (let point = 0; point < assignment.length; point++) {
          for (let to = 0; to < clusters; to++) {
            const moved = inertiaOf(points.rows, [...assignment.with(point, to)]);
            const alone = assignment.filter((cluster) => cluster === assignment[point]).length === 1;
            if (!alone) expect(moved).toBeGreaterThan(inertia - 1e-9);
          }
        }
      }),
    );
  });
});
