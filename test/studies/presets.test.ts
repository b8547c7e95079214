import { expect, test } from 'vitest';
import { clusterCountsFor, PRESETS } from '../../src/studies/presets.ts';

test.each([
  [10, 'quick'],
  [5_999, 'quick'],
  [6_000, 'laptop'],
  [49_999, 'laptop'],
  [50_000, 'paper'],
  [1_000_000, 'paper'],
] as const)('a run of %i samples has the clusters of preset %s', (samples, preset) => {
  expect(clusterCountsFor(samples)).toEqual(PRESETS[preset].clusters);
});
