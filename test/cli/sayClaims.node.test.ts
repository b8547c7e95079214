import { expect, test } from 'vitest';
import { sayClaims } from '../../src/cli/terminal/sayClaims.ts';
import type { ClaimResult } from '../../src/studies/claims/claim.ts';
import { claimResult, NO_NUMBER } from '../studies/claims/claimResult.ts';

const FAILS = { verdict: 'fails', holds: false } as const;
const UNDECIDED = { verdict: 'undecided', value: -0.12345, holds: false } as const;

function said(claims: readonly ClaimResult[]): string[] {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  sayClaims({ say, note: say, json: () => {}, progress: { update: () => {}, end: () => {} } }, claims);
  return lines;
}

test('a claim is a line with its verdict, value, interval and threshold, and the verdicts are counted', () => {
  const interval = { level: 0.9, low: -1.5, high: 0.987654, seeds: 3, without: 0, resamples: 1000 };
  const claims = [
    claimResult('1a', 'strokes'),
    claimResult('2a', 'strokes', { ...UNDECIDED, interval, threshold: 1 / 3 }),
    claimResult('2b', 'strokes', { ...FAILS, metric: 'L1 over L2' }),
    claimResult('10', 'strokes', NO_NUMBER),
  ];
  expect(said(claims)).toEqual([
    '1a  ✓ holds           1  0.75 … 1.25   > 0.5    how much',
    '2a  ~ undecided  −0.123  −1.5 … 0.988  > 0.333  how much',
    '2b  ✗ fails           1  0.75 … 1.25   > 0.5    L1 over L2',
    '10  – no number       –                > 0.5    how much',
    '1 holds, 1 fails and 1 is undecided; 1 without a number',
  ]);
});

test('small numbers are powers of ten', () => {
  expect(said([claimResult('1a', 'a', { value: -0.0000119 })])[0]).toContain('  −1.2e−5  ');
});

test('with several data sets each line names its own, and no line is wider than a hundred columns', () => {
  const metric = 'a number whose name is much longer than there is room for behind all the other columns';
  const lines = said([claimResult('1a', 'mnist', { metric }), claimResult('8a', 'mnist and cifar10')]);
  expect(lines[0]).toMatch(/^1a {2}mnist {14}✓ holds {2}1 {2}0\.75 … 1\.25 {2}> 0\.5 {2}a number .*…$/);
  expect(lines[0]).toHaveLength(100);
  expect(lines.at(-1)).toBe('2 hold');
});

test('nothing is said where no claim was checked', () => {
  expect(said([])).toEqual([]);
});
