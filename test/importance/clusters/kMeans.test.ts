import seedrandom from 'seedrandom';
import { describe, expect, test } from 'vitest';
import { kMeans } from '../../../src/importance/clusters/kMeans.ts';
import { inertiaOf, partition, pointsOf, TWO_PAIRS_AND_ONE } from './clusteringCases.ts';

describe('k-means', () => {
  test('of two pairs and one point apart, worked by hand', () => {
    const points = TWO_PAIRS_AND_ONE;
    const result = kMeans({ ...points, clusters: 3, seed: 'a' });
    expect(partition(result)).toEqual([[0, 1], [2, 3], [4]]);
    expect(result).toMatchObject({ inertia: 10, searches: 2, agreeing: 2 });
    expect(result.starts).toHaveLength(10);
    expect(result.starts.every((start) => start.length === 5)).toBe(true);
  });

  test('finds the least inertia of all partitions of a few points', () => {
    const random = seedrandom('few points');
    for (const clusters of [2, 3]) {
      for (let repeat = 0; repeat < 20; repeat++) {
        const rows = Float64Array.from({ length: 14 }, () => Math.round(random() * 100));
        const { inertia } = kMeans({ rows, dims: 2, clusters, seed: 'few' });
        expect(inertia).toBeCloseTo(leastInertia(rows, clusters), 6);
      }
    }
  });

  test('of more than a thousand points asks for one more search that agrees', () => {
    const many = Array.from({ length: 1001 }, (_, i) => [i % 3, 10 * (i % 2)]);
    expect(kMeans({ ...pointsOf(many), clusters: 2, seed: 'a' })).toMatchObject({ searches: 3, agreeing: 3 });
    expect(kMeans({ ...pointsOf(many.slice(1)), clusters: 2, seed: 'a' })).toMatchObject({ searches: 2, agreeing: 2 });
  });

  test('finds nine groups on a lattice from any seed, where single starts often miss them', () => {
    // Nine groups of four points, 10 apart: a start that draws two centres in one group ends above 18.
    const lattice = Array.from({ length: 36 }, (_, i) => [
      10 * (Math.floor(i / 4) % 3) + (i % 2),
      10 * Math.floor(i / 12) + (Math.floor(i / 2) % 2),
    ]);
    for (let seed = 0; seed < 20; seed++) {
      const { inertia, agreeing } = kMeans({ ...pointsOf(lattice), clusters: 9, seed: `${seed}` });
      expect([inertia, agreeing]).toEqual([18, 2]);
    }
  });

  test('gives the same clusters for the same seed, and the same inertia for others', () => {
    const random = seedrandom('rows');
    const rows = Float64Array.from({ length: 300 }, () => random());
    const of = (seed: string) => kMeans({ rows, dims: 3, clusters: 5, seed });
    expect(of('a')).toEqual(of('a'));
    for (const seed of ['b', 'c', 'd']) expect(of(seed).inertia).toBeCloseTo(of('a').inertia, 9);
    expect(of('b').starts).not.toEqual(of('a').starts);
  });

  test('gives no more clusters than there are distinct points', () => {
    const few = pointsOf([
      [1, 1],
      [1, 1],
      [5, 5],
      [1, 1],
    ]);
    const result = kMeans({ ...few, clusters: 10, seed: 'few' });
    expect(result).toMatchObject({ clusters: 2, inertia: 0 });
    expect(partition(result)).toEqual([[0, 1, 3], [2]]);
    const all = kMeans({ rows: Float64Array.of(4, 3, 9), dims: 1, clusters: 3, seed: 'all' });
    expect(partition(all)).toEqual([[0], [1], [2]]);
    expect(kMeans({ rows: new Float64Array(0), dims: 2, clusters: 3, seed: 'none' }).clusters).toBe(0);
    expect(kMeans({ rows: Float64Array.of(1, 3), dims: 1, clusters: 1, seed: 'one' })).toMatchObject({ inertia: 2 });
  });

  test('says what it cannot do', () => {
    expect(() => kMeans({ rows: Float64Array.of(1, 2, 3), dims: 2, clusters: 1, seed: '' })).toThrow('no whole rows');
    expect(() => kMeans({ rows: Float64Array.of(1, 2), dims: 2, clusters: 0, seed: '' })).toThrow('at least 1 cluster');
  });
});

/** The least inertia of all assignments of the points to so many clusters. */
function leastInertia(rows: Float64Array, clusters: number): number {
  const count = rows.length / 2;
  const assignments = Array.from({ length: clusters ** count }, (_, code) =>
    Array.from({ length: count }, (_, i) => Math.floor(code / clusters ** i) % clusters),
  );
  return Math.min(...assignments.map((assignment) => inertiaOf(rows, assignment)));
}
