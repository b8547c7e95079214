import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { type Clustering, kMeans } from '../../../src/importance/clusters/kMeans.ts';

/** Lists of points with two coordinates of a few values, so that ties and duplicates are common. */
const points = fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })), {
  minLength: 1,
  maxLength: 25,
});

function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat());
}

/** The members of each cluster; the clusters are sorted by their first member. */
function partition({ assignment, clusters }: Clustering): number[][] {
  const members = Array.from({ length: clusters }, (_, c) => [...assignment.keys()].filter((i) => assignment[i] === c));
  return members.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

describe('k-means', () => {
  test('finds two pairs and one point apart, as worked out by hand', () => {
    const rows = flat([
      [0, 0],
      [0, 2],
      [10, 0],
      [10, 4],
      [100, 0],
    ]);
    const result = kMeans({ rows, dims: 2, clusters: 3, seed: 'a' });
    expect(partition(result)).toEqual([[0, 1], [2, 3], [4]]);
    expect([...result.distances]).toEqual([1, 1, 4, 4, 0]);
    expect(result.inertia).toBe(10);
    const centre = (result.assignment[2] ?? 0) * 2;
    expect([...result.centres.subarray(centre, centre + 2)]).toEqual([10, 2]);
  });

  test('finds the least inertia of all partitions of a few points', () => {
    const random = seedrandom('few points');
    for (const clusters of [2, 3]) {
      for (let repeat = 0; repeat < 20; repeat++) {
        const rows = Float64Array.from({ length: 14 }, () => Math.round(random() * 100));
        const { inertia } = kMeans({ rows, dims: 2, clusters, seed: 'few', restarts: 20 });
        expect(inertia).toBeCloseTo(leastInertia(rows, clusters), 6);
      }
    }
  });

  test('gives the same clusters for the same seed', () => {
    const random = seedrandom('rows');
    const rows = Float64Array.from({ length: 300 }, () => random());
    const clustered = (seed: string) => kMeans({ rows, dims: 3, clusters: 7, seed, restarts: 1 });
    expect(clustered('a')).toEqual(clustered('a'));
    expect(['b', 'c', 'd'].some((seed) => clustered(seed).inertia !== clustered('a').inertia)).toBe(true);
  });

  test('gives a point that is equally far from two centres to the earlier one', () => {
    const rows = flat([
      [0, 0],
      [2, 0],
      [1, 1],
    ]);
    const spec = { rows, dims: 2, clusters: 2, restarts: 1 };
    const between = [...'abcdefghijkl'].filter((seed) => {
      const { centres } = kMeans({ ...spec, seed, mostIterations: 0 });
      return !centres.includes(1); // both centres are drawn from the other two points
    });
    expect(between.length).toBeGreaterThan(2);
    for (const seed of between) {
      const { inertia, assignment } = kMeans({ ...spec, seed });
      expect([inertia, assignment[2]]).toEqual([1, 0]);
    }
  });

  test('gives no more clusters than there are distinct points', () => {
    const rows = flat([
      [1, 1],
      [1, 1],
      [5, 5],
      [1, 1],
    ]);
    const result = kMeans({ rows, dims: 2, clusters: 10, seed: 'few' });
    expect(result).toMatchObject({ clusters: 2, inertia: 0 });
    expect(partition(result)).toEqual([[0, 1, 3], [2]]);
    const all = kMeans({ rows: Float64Array.of(4, 3, 9), dims: 1, clusters: 3, seed: 'all' });
    expect(partition(all)).toEqual([[0], [1], [2]]);
    expect(kMeans({ rows: new Float64Array(0), dims: 2, clusters: 3, seed: 'none' }).clusters).toBe(0);
  });

  test('fills a cluster that lost its points', () => {
    // With the centres that this seed draws, one cluster loses all its points after some iterations.
    const rows = Float64Array.of(2, 10, 8, 18, 9, 18, 20, 5);
    const result = kMeans({ rows, dims: 1, clusters: 3, seed: 'empty', restarts: 1 });
    expect(partition(result)).toEqual([[0], [1, 2, 4, 7], [3, 5, 6]]);
  });

  test('converges to means that are nearest to their points, with no cluster empty', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 8 }), fc.string(), (rows, clusters, seed) => {
        const result = kMeans({ rows: flat(rows), dims: 2, clusters, seed, restarts: 1 });
        expect(result.clusters).toBe(Math.min(clusters, new Set(rows.map(String)).size));
        expect(partition(result).every((members) => members.length > 0)).toBe(true);
        for (const [i, row] of rows.entries()) {
          const distances = centresOf(result).map((centre) => squared(row, centre));
          expect(result.distances[i]).toBeCloseTo(Math.min(...distances), 9);
          expect(result.distances[i]).toBe(distances[result.assignment[i] ?? -1]);
        }
        expect(result.inertia).toBeCloseTo(inertiaOf(flat(rows), [...result.assignment]), 9);
      }),
    );
  });

  test('never raises its inertia from one iteration to the next', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 8 }), (rows, clusters) => {
        const after = (mostIterations: number) =>
          kMeans({ rows: flat(rows), dims: 2, clusters, seed: 'steps', restarts: 1, mostIterations }).inertia;
        const path = [1, 2, 3, 4, 5].map(after);
        for (const [step, inertia] of path.slice(1).entries()) {
          expect(inertia).toBeLessThanOrEqual((path[step] ?? 0) + 1e-9);
        }
      }),
    );
  });

  test('refuses rows that are not whole, and no clusters', () => {
    expect(() => kMeans({ rows: Float64Array.of(1, 2, 3), dims: 2, clusters: 1, seed: '' })).toThrow('no whole rows');
    expect(() => kMeans({ rows: Float64Array.of(1, 2), dims: 2, clusters: 0, seed: '' })).toThrow('at least 1 cluster');
  });
});

function centresOf({ centres, clusters }: Clustering): number[][] {
  return Array.from({ length: clusters }, (_, c) => [...centres.subarray(2 * c, 2 * c + 2)]);
}

function squared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, j) => total + (value - (b[j] ?? 0)) ** 2, 0);
}

/** Sum of the squared distances of points of two numbers from the means of their clusters. */
function inertiaOf(rows: Float64Array, assignment: readonly number[]): number {
  const points = assignment.map((_, i) => [rows[2 * i] ?? 0, rows[2 * i + 1] ?? 0]);
  return [...new Set(assignment)].reduce((total, cluster) => {
    const members = points.filter((_, i) => assignment[i] === cluster);
    const mean = [0, 1].map((j) => members.reduce((sum, point) => sum + (point[j] ?? 0), 0) / members.length);
    return total + members.reduce((sum, point) => sum + squared(point, mean), 0);
  }, 0);
}

/** The least inertia among all assignments of the points to so many clusters. */
function leastInertia(rows: Float64Array, clusters: number): number {
  const count = rows.length / 2;
  const assignments = Array.from({ length: clusters ** count }, (_, code) =>
    Array.from({ length: count }, (_, i) => Math.floor(code / clusters ** i) % clusters),
  );
  return Math.min(...assignments.map((assignment) => inertiaOf(rows, assignment)));
}
