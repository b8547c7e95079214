import { describe, expect, test } from 'vitest';
import { claimRows } from '../../src/report/claims/claimRows.ts';
import { evidenceWords } from '../../src/report/claims/evidence.ts';
import { intervalAxis } from '../../src/report/claims/intervalAxis.ts';
import { intervalPicture } from '../../src/report/claims/intervalPicture.ts';
import type { ClaimResult } from '../../src/studies/claims/claim.ts';
import { claimResult as result } from '../studies/claims/claimResult.ts';

const INTERVAL = { level: 0.9, low: 0.2, high: 0.8, seeds: 1, without: 0, resamples: 1000 };
const CHANCE = { words: 'a random assignment of the labels', level: 0.95, value: 0.6, draws: 2000, otherSeeds: [] };

/** The axis of the results of one claim. */
function axisOf(...results: readonly ClaimResult[]) {
  const datasets = results.map(({ dataset }) => dataset);
  const axes = claimRows(results, datasets).map(intervalAxis);
  return axes[0] ?? (() => 0);
}

describe('the words about a verdict', () => {
  test('name the seeds, the resamples and the values with other seeds', () => {
    expect(evidenceWords(result('1a', 'mnist'))).toBe(
      '90% of studies with other seeds and samples would lie between 0.75 and 1.25 (from 3 seeds and 500 resamples of the ' +
        'samples). Other seeds gave 0.9 and 1.1.',
    );
    const interval = { ...INTERVAL, seeds: 3, without: 0, resamples: 0 };
    expect(evidenceWords(result('7a', 'mnist', { interval, otherSeeds: [] }))).toMatch(/\(from 3 seeds\)\.$/);
  });

  test('say that other seeds were not tried where there was one', () => {
    expect(evidenceWords(result('1a', 'mnist', { interval: INTERVAL, otherSeeds: [] }))).toBe(
      'Other seeds were not tried. With other samples alone, 90% of studies would lie between 0.2 and 0.8 ' +
        '(1,000 resamples of the samples).',
    );
    const once = result('1a', 'mnist', { interval: null, otherSeeds: [] });
    expect(evidenceWords(once)).toBe('It was measured once, so that nothing says how it varies.');
  });

  test('say what chance gives, and whether it sets the threshold', () => {
    const words = 'By chance, a random assignment of the labels gives at most 0.6 in 95% of 2,000 draws';
    expect(evidenceWords(result('2e', 'mnist', { chance: CHANCE, threshold: 0.6 }))).toContain(
      `${words}, which is the threshold.`,
    );
    expect(evidenceWords(result('2e', 'mnist', { chance: CHANCE, threshold: 1.25 }))).toContain(`${words}.`);
    expect(evidenceWords(result('10', 'mnist', { chance: CHANCE, comparison: '<' }))).toContain('gives at least 0.6');
  });

  test('say whose chance it is where there are others', () => {
    const wordsWith = (...otherSeeds: number[]) =>
      evidenceWords(result('2e', 'a', { chance: { ...CHANCE, otherSeeds } }));
    expect(wordsWith(0.7, 0.5)).toContain(
      ' That is in the first run; in the runs with other seeds it gives from 0.5 to 0.7, and a verdict that one of these ' +
        'would change is open.',
    );
    expect(wordsWith(0.7)).toContain('with other seeds it gives 0.7, and');
    expect(wordsWith()).not.toContain('first run');
  });
});

describe('the axis of a claim', () => {
  test('goes from the least to the largest number of all data sets', () => {
    const axis = axisOf(result('1a', 'a', { threshold: 0 }), result('1a', 'b', { value: 3, otherSeeds: [5] }));
    expect([0, 2.5, 5, 9].map(axis)).toEqual([0, 0.5, 1, 1]);
  });

  test('is logarithmic where positive numbers lie far apart', () => {
    const axis = axisOf(result('1a', 'a', { threshold: 1, value: 100, interval: null, otherSeeds: [] }));
    expect(axis(10)).toBeCloseTo(0.5);
  });

  test('has one place where all numbers are the same', () => {
    expect(axisOf(result('1a', 'a', { threshold: 1, interval: null, otherSeeds: [] }))(1)).toBe(0.5);
  });
});

describe('the picture of an interval', () => {
  const axis = (value: number) => value;

  test('has the value, the interval, the other seeds and the threshold at their places', () => {
    const svg = intervalPicture(result('1a', 'a', { value: 0.5, interval: INTERVAL, otherSeeds: [0.25, 0.75] }), axis);
    expect(svg).toContain('class="bar" d="M54.8 12H165.2"');
    expect([...svg.matchAll(/class="other" cx="([\d.]+)"/g)].map(([, x]) => x)).toEqual(['64', '156']);
    expect(svg).toContain('class="measured" cx="110"');
    expect(svg).toContain('class="threshold" d="M110 ');
    expect(svg).toContain('aria-label="0.5, from 0.2 to 0.8; holds above 0.5"');
  });

  test('shades the side on which the claim holds', () => {
    expect(intervalPicture(result('1a', 'a'), axis)).toContain('class="beyond" d="M110 2H220V22H110z"');
    expect(intervalPicture(result('10', 'a', { comparison: '<' }), axis)).toContain('d="M0 2H110V22H0z"');
  });

  test('says where chance sets the threshold', () => {
    expect(intervalPicture(result('2e', 'a', { chance: CHANCE, threshold: 0.6 }), axis)).toContain('&gt; 0.6, chance<');
    expect(intervalPicture(result('2e', 'a', { chance: CHANCE }), axis)).not.toContain('chance');
  });
});
