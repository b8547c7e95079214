import { expect, test } from 'vitest';
import { rows03 } from '../../../src/studies/figure03/rows.ts';
import { constructedInputs } from '../constructedRun.ts';

/** The importance of ten samples, of which the last eight are alike. */
function tenSamples(first: number, second: number, other: number): number[] {
  return [first, second, ...Array<number>(8).fill(other)];
}

test('figure 3 has the shares of the groups in each normalisation, as worked out by hand', () => {
  // All importance is 100 in epoch 1 and 10 in epoch 2. L1 has 90 parameters and Out 20, and L1 adds up to 90, Out to 20.
  // Relative to the epochs' totals sample 1 has 1.24 and sample 0 has 0.64, so that the first two change places.
  const inputs = constructedInputs({
    importanceByLayer: [
      [tenSamples(60, 20, 1), tenSamples(4, 4, 0.5)],
      [tenSamples(0, 2, 0), tenSamples(0, 8, 0)],
    ],
  });
  const { shares = [] } = rows03(inputs) ?? {};
  const row = (layer: string, group: string, plain: number, perParameter: number, relative: number) => {
    const rounded = [plain, perParameter, relative].map((share) => Number(share.toPrecision(6)));
    return [layer, group, ...rounded];
  };
  expect(shares.map((found) => [found.layer, found.group, found.plain, found.perParameter, found.relative])).toEqual([
    row('all', 'top 10%', 64 / 110, (60 / 90 + 4 / 20) / 2, 1.24 / 2),
    row('all', '10–20%', 34 / 110, (22 / 90 + 12 / 20) / 2, 0.64 / 2),
    row('all', 'other 80%', 12 / 110, (8 / 90 + 4 / 20) / 2, 0.12 / 2),
    row('L1', 'top 10%', 60 / 90, 60 / 90, 0.4 / 1.08),
    row('L1', '10–20%', 22 / 90, 22 / 90, 0.6 / 1.08),
    row('L1', 'other 80%', 8 / 90, 8 / 90, 0.08 / 1.08),
    row('Out', 'top 10%', 4 / 20, 4 / 20, 0.84 / 0.92),
    row('Out', '10–20%', 12 / 20, 12 / 20, 0.04 / 0.92),
    row('Out', 'other 80%', 4 / 20, 4 / 20, 0.04 / 0.92),
  ]);
});
