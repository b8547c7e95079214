import { expect, test } from 'vitest';
import { groupClusters } from '../../../src/studies/clusters/groups.ts';

/** Sizes and kinds of the clusters, by their NLL, which is the same for all points of a cluster. */
function kindsOf(clusters: readonly (readonly [size: number, nll: number])[]): string {
  const points = clusters.flatMap(([size, nll], cluster) => Array.from({ length: size }, () => ({ cluster, nll })));
  const assignment = Int32Array.from(points, ({ cluster }) => cluster);
  const nll = Float64Array.from(points, (point) => point.nll);
  return groupClusters(assignment, nll)
    .map(({ kind, members }) => `${members.length} ${kind}`)
    .join(', ');
}

const sized = (...sizes: number[]) => kindsOf(sizes.map((size, place) => [size, place]));

test('clusters are ordered by their mean NLL, and each is told its group', () => {
  expect(
    kindsOf([
      [20, 3],
      [30, 1],
      [25, 2],
    ]),
  ).toBe('30 easy, 25 medium, 20 hard');
  expect(groupClusters(Int32Array.of(1, 0, 1), Float64Array.of(1, 9, 3))[0]).toEqual({
    kind: 'medium',
    members: [0, 2],
    size: 2,
    meanNll: 2,
  });
});

test('all between the first and the last are medium; two are easy and hard, one is medium', () => {
  expect(sized(10, 11, 12, 13, 14)).toBe('10 easy, 11 medium, 12 medium, 13 medium, 14 hard');
  expect(sized(10, 11)).toBe('10 easy, 11 hard');
  expect(sized(10)).toBe('10 medium');
});

test('groups of less than 5% are merged while there are more than three', () => {
  // 5 of 100 are enough, 4 of 101 are not: they join the cluster before.
  expect(sized(30, 35, 30, 5)).toBe('30 easy, 35 medium, 30 medium, 5 hard');
  expect(sized(30, 37, 30, 5)).toBe('30 easy, 37 medium, 30 hard, 5 hard');
  expect(sized(60, 37, 5)).toBe('60 easy, 37 medium, 5 hard');
});

test('groups of less than 1% or of four samples are merged in any case', () => {
  expect(sized(900, 90, 10)).toBe('900 easy, 90 medium, 10 hard');
  expect(sized(901, 90, 9)).toBe('901 easy, 90 hard, 9 hard');
  expect(sized(20, 20, 5)).toBe('20 easy, 20 medium, 5 hard');
  expect(sized(20, 20, 4)).toBe('20 easy, 20 hard, 4 hard');
  expect(sized(4, 4)).toBe('4 medium, 4 medium');
});
