import { expect, test } from 'vitest';
import { rows10 } from '../../../src/studies/figure10/rows.ts';
import { constructedInputs } from '../constructedRun.ts';

test('figure 10 has the statistics of the overall importance, as worked out by hand', () => {
  const inputs = constructedInputs({ importanceByLayer: [[[10, 1, 9, 2, 20, 4, 7, 3, 8, 6]]] });
  expect(rows10(inputs)?.statistics).toEqual([
    { statistic: 'least', value: 1 },
    { statistic: 'median', value: 6.5 },
    { statistic: 'mean', value: 7 },
    { statistic: 'ninth decile', value: 20 },
    { statistic: 'largest', value: 20 },
    { statistic: 'share below the mean', value: 0.5 },
  ]);
  const twenty = Array.from({ length: 20 }, (_, i) => 20 - i);
  const { statistics = [] } = rows10(constructedInputs({ importanceByLayer: [[twenty]] })) ?? {};
  expect(statistics.find(({ statistic }) => statistic === 'ninth decile')?.value).toBe(19);
});
