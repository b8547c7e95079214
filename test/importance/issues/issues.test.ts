import { expect, it } from 'vitest';
import { forgetting } from '../../../src/importance/issues/forgetting.ts';
import { findIssues, ISSUES, leastImportant } from '../../../src/importance/issues/issues.ts';
import { fewestWith } from '../../../src/importance/ranking/fewestWith.ts';

const LABELS = [0, 1, 1, 2, 0];
const PREDICTIONS = [
  [0, 0, 1, 0, 0],
  [1, 0, 0, 0, 0],
  [0, 0, 1, 0, 0],
  [0, 0, 0, 2, 0],
];

it('forgetting counts the changes from right to wrong, and names the samples that were never right', () => {
  const { times, neverRight } = forgetting(PREDICTIONS, LABELS);
  expect([...times]).toEqual([1, 0, 2, 0, 0]);
  expect([...neverRight]).toEqual([0, 1, 0, 0, 0]);
  expect([...forgetting([], LABELS).neverRight]).toEqual([0, 0, 0, 0, 0]);
});

it('issues are found by the mean margin, the predictions and the least importance', () => {
  // The last sample's mean margin is 0, and the last two have 1% of the importance between them.
  const margins = [
    [1, -1, 1, -3, -6],
    [1, -1, -1, 1, 2],
    [1, -1, 1, 1, 2],
    [1, -1, 1, 0.5, 2],
  ];
  const tau = [52, 928, 10, 9, 1];
  const found = findIssues({ margins, predictions: PREDICTIONS, labels: LABELS, tau });
  const names = [...found].map((bits) => ISSUES.filter((_, place) => bits & (1 << place)));
  expect(names).toEqual([
    [],
    ['wrong label', 'never learned'],
    ['forgotten'],
    ['wrong label', 'redundant'],
    ['redundant'],
  ]);
});

it('the least important samples have together at most the given share of the importance', () => {
  expect([...leastImportant([5, 1, 90, 4], 0.05)]).toEqual([0, 1, 0, 1]);
  expect([...leastImportant([0, 0], 0.5)]).toEqual([1, 1]);
});

it('the fewest samples that have a share of the total are the largest ones', () => {
  const values = [1, 10, 2, 3, 100];
  expect([...fewestWith(0.5, values, Uint32Array.of(0, 1, 2, 3))]).toEqual([1]);
  expect([...fewestWith(0.7, values, Uint32Array.of(0, 1, 2, 3))]).toEqual([1, 3]);
  expect(fewestWith(0.5, [0, 0], Uint32Array.of(0, 1))).toHaveLength(0);
});
