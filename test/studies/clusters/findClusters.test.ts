import seedrandom from 'seedrandom';
import { expect, it } from 'vitest';
import { findClusters } from '../../../src/studies/clusters/findClusters.ts';

it('finds the clusters of many points in some of them, and assigns the others', () => {
  const random = seedrandom.alea('clusters');
  const centres = [0, 10, 20];
  const rows = Float64Array.from({ length: 600 }, (_, i) => (centres[Math.floor(i / 2) % 3] ?? 0) + random());
  const all = findClusters({ rows, dims: 2 }, 3, 'seed');
  const some = findClusters({ rows, dims: 2 }, 3, 'seed', 60);
  expect([all.searched.length, some.searched.length, some.found.assignment.length]).toEqual([300, 60, 60]);
  const groups = (assignment: Int32Array) =>
    [0, 1, 2].map((first) => [...assignment].map((c) => c === assignment[first]));
  expect(groups(some.assignment)).toEqual(groups(all.assignment));
});
