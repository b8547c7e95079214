import { describe, expect, test } from 'vitest';
import type { Chance, SingleClaim } from '../../../src/studies/claims/claim.ts';
import { decideClaim, verdictOf } from '../../../src/studies/claims/decideClaim.ts';
import { asCompared, drawCount, slowDrawCount, withMoreDraws } from '../../../src/studies/claims/drawing.ts';
import { resamplesOf } from '../../../src/studies/claims/resamples.ts';
import { constructedInputs } from '../constructedRun.ts';

/** A claim about the sum of the importance of all samples. */
function claim(changes: Partial<SingleClaim> = {}): SingleClaim {
  return {
    id: '0a',
    sentence: 'There is much.',
    source: 'text',
    metric: 'sum',
    definition: 'The sum.',
    comparison: '>',
    threshold: 2,
    scale: 'difference',
    repetition: 'run',
    measure: ({ run }, counts) => {
      const values = run.records[0]?.importanceByLayer[0] ?? [];
      return Array.from(values).reduce((sum, value, i) => sum + value * (counts?.[i] ?? 1), 0);
    },
    ...changes,
  };
}

function inputs(values: readonly number[], extras = {}) {
  return constructedInputs({ importanceByLayer: [[values]], extras });
}

describe('a verdict', () => {
  test.each([
    [{ low: 1.1, high: 2 }, '>', 'holds'],
    [{ low: 1, high: 2 }, '>', 'undecided'],
    [{ low: 0, high: 1 }, '>', 'fails'],
    [{ low: 0, high: 0.9 }, '<', 'holds'],
    [{ low: 0, high: 1.1 }, '<', 'undecided'],
    [{ low: 1, high: 1.1 }, '<', 'fails'],
    [null, '<', 'undecided'],
  ] as const)('on %o %s 1 is: %s', (interval, comparison, verdict) => {
    expect(verdictOf(interval, comparison, 1)).toBe(verdict);
  });

  test('of equal seeds and samples is that of the value', () => {
    const [result] = decideClaim('fig00', claim(), [inputs([1, 1, 1])]);
    expect(result).toMatchObject({ value: 3, holds: true, verdict: 'holds', interval: { low: 3, high: 3, seeds: 1 } });
  });

  test('is open where another seed says otherwise, and the value holds all the same', () => {
    const repetitions = [{ '0a': 1 }, { '0a': 5 }];
    const [result] = decideClaim('fig00', claim(), [inputs([1, 1, 1], { repetitions })]);
    expect(result).toMatchObject({ value: 3, holds: true, verdict: 'undecided', otherSeeds: [1, 5] });
    expect(result?.interval?.seeds).toBe(3);
  });

  test('is open where other samples would say otherwise', () => {
    const [result] = decideClaim('fig00', claim(), [inputs([0, 0, 3])]);
    expect(result).toMatchObject({ value: 3, holds: true, verdict: 'undecided' });
    // Each of three draws takes the third sample with 1/3: variance 3 · 9 · 1/3 · 2/3 = 6.
    expect(result?.interval?.low).toBeCloseTo(3 - 1.645 * Math.sqrt(12), 0);
    expect(result?.interval?.resamples).toBe(500);
  });
});

describe('a claim whose number some seeds lack', () => {
  test('is undecided, and says how many', () => {
    const repetitions = [{ '0a': 3 }, { '0a': null }, {}];
    const [result] = decideClaim('fig00', claim(), [inputs([1, 1, 1], { repetitions })]);
    expect(result).toMatchObject({ holds: true, verdict: 'undecided', interval: { seeds: 2, without: 2 } });
  });

  test('is undecided where it compares seeds and there are too few to leave one out', () => {
    const seeds = (count: number) => ({
      seeds: Array.from({ length: count }, (_, seed) => ({ seed, importance: [] })),
    });
    const decided = (count: number) =>
      decideClaim('fig00', claim({ repetition: 'seeds' }), [inputs([1, 1, 1], seeds(count))])[0];
    expect(decided(1)).toMatchObject({ value: 3, verdict: 'undecided' });
    expect(decided(3)).toMatchObject({ value: 3, verdict: 'holds', interval: { seeds: 3 } });
  });
});

describe('chance', () => {
  const draws = Array.from({ length: 101 }, (_, i) => i / 10);

  test('raises a threshold to what it does not pass in 95 of 100 draws', () => {
    const chance = { words: 'luck', draws: () => draws };
    const [result] = decideClaim('fig00', claim({ chance }), [inputs([1, 1, 1])]);
    expect(result).toMatchObject({ threshold: 9.5, holds: false, verdict: 'fails' });
    expect(result?.chance).toEqual({ words: 'luck', level: 0.95, value: 9.5, draws: 101, otherSeeds: [] });
  });

  test('lowers the threshold of a claim that asks for less', () => {
    const chance = { words: 'luck', draws: () => draws };
    const [result] = decideClaim('fig00', claim({ chance, comparison: '<' }), [inputs([1, 1, 1])]);
    expect(result?.threshold).toBeCloseTo(0.5, 12);
  });

  test('leaves a threshold that it does not reach', () => {
    const chance = { words: 'luck', draws: () => [0, 1] };
    const [result] = decideClaim('fig00', claim({ chance }), [inputs([1, 1, 1])]);
    expect(result?.threshold).toBe(2);
  });
});

describe('chance with other seeds', () => {
  const chance: Chance = { words: 'luck', draws: () => [2], exact: true };
  const decided = (levels: readonly (number | null)[], changes: Partial<SingleClaim> = {}) =>
    decideClaim('fig00', claim({ chance, threshold: 0, ...changes }), [
      inputs([1, 1, 1], { repeatedChance: levels.map((level) => ({ '0a': level, other: 9 })) }),
    ])[0];

  test('leaves a verdict that it agrees with, and the threshold of the first run', () => {
    expect(decided([2.5, 1])).toMatchObject({
      verdict: 'holds',
      threshold: 2,
      chance: { value: 2, otherSeeds: [2.5, 1] },
    });
    expect(decided([4, 3.5], { threshold: 3.2 })).toMatchObject({ verdict: 'fails', threshold: 3.2 });
  });

  test('opens a verdict that one of the runs would have otherwise', () => {
    expect(decided([2.5, 3.5])).toMatchObject({ holds: true, verdict: 'undecided', threshold: 2 });
    expect(decided([null, 3.5])).toMatchObject({ verdict: 'undecided', chance: { otherSeeds: [3.5] } });
    expect(decided([2], { measure: () => 1 })).toMatchObject({ verdict: 'fails' });
    expect(decided([0.5], { measure: () => 1 })).toMatchObject({ holds: false, verdict: 'undecided' });
  });

  test('does not count below what the words ask for', () => {
    expect(decided([2.5, 1], { threshold: 2.8 })).toMatchObject({ verdict: 'holds', threshold: 2.8 });
  });

  test('is that of the other paths where a claim is about paths', () => {
    const otherPaths = [3.5, 2.5].map((level) => ({ names: [], epochs: 1, gram: Float64Array.of(level) }));
    const ofPaths: Chance = { ...chance, draws: ({ paths }) => [paths?.gram[0] ?? 2] };
    const [result] = decideClaim('fig00', claim({ chance: ofPaths, threshold: 0, repetition: 'paths' }), [
      inputs([1, 1, 1], { otherPaths }),
    ]);
    expect(result).toMatchObject({ verdict: 'undecided', chance: { value: 2, otherSeeds: [3.5, 2.5] } });
  });
});

describe('a claim about the least of several seeds', () => {
  const seeds = [1, 1, 4, 4].map((seed) => ({ seed, importance: [] }));
  const least = (extreme: boolean) => {
    const measure: SingleClaim['measure'] = (drawn) => Math.min(...drawn.seeds.map(({ seed }) => seed));
    return decideClaim('fig00', claim({ extreme, repetition: 'seeds', measure }), [inputs([1, 1, 1], { seeds })])[0];
  };

  test('is measured without any two of them, too', () => {
    expect(least(false)?.interval).toMatchObject({ low: 1, high: 1, seeds: 4 });
    // In one of six ways to leave out two the least is 4, else 1: the variance is 1.25, times (4 − 2)/2.
    expect(least(true)?.interval?.high).toBeCloseTo(1 + 2.353 * Math.sqrt(2 * 1.25), 2);
  });
});

describe('chance that is near the interval', () => {
  /** Numbers from 0 to 1 at even distances, as many as chance gets. */
  const even: Chance = {
    words: 'luck',
    draws: (drawn) => Float64Array.from({ length: drawCount(drawn) }, (_, i) => i / drawCount(drawn)),
  };
  const at = (value: number) =>
    decideClaim('fig00', claim({ chance: even, threshold: 0, measure: () => value }), [inputs([1, 1, 1])])[0];

  test('is not drawn more often where the interval is far from it', () => {
    expect(at(0.99)).toMatchObject({ verdict: 'holds', chance: { value: 0.95, draws: 500 } });
    expect(at(0.91)).toMatchObject({ verdict: 'fails', chance: { value: 0.95, draws: 500 } });
  });

  test('is drawn more often until the verdict is that of any draws', () => {
    // Four standard errors of the level are 4 · √(0.95 · 0.05 / draws): 0.039, 0.019, 0.0097 and 0.0049.
    expect(at(0.97)).toMatchObject({ verdict: 'holds', chance: { draws: 2000 } });
    expect(at(0.94)).toMatchObject({ verdict: 'fails', chance: { draws: 8000 } });
    expect(at(0.956)).toMatchObject({ verdict: 'holds', chance: { draws: 32_000 } });
  });

  test('leaves a verdict open that other draws would change', () => {
    expect(at(0.951)).toMatchObject({ holds: true, verdict: 'undecided', chance: { draws: 32_000 } });
    expect(at(0.949)).toMatchObject({ holds: false, verdict: 'undecided' });
  });

  test('leaves nothing open where all that it can give is known', () => {
    const exact = claim({ chance: { ...even, exact: true }, threshold: 0, measure: () => 0.951 });
    expect(decideClaim('fig00', exact, [inputs([1, 1, 1])])[0]).toMatchObject({
      verdict: 'holds',
      chance: { draws: 500 },
    });
  });
});

test('a run that is compared gets half the draws, and the fewest of the slow ones', () => {
  const [first, compared] = [inputs([1, 2, 3]), asCompared(inputs([1, 2, 3]))];
  expect([first, compared].map(drawCount)).toEqual([500, 250]);
  expect([first, compared].map(slowDrawCount)).toEqual([500, 100]);
  expect([16, 64].map((drawFactor) => slowDrawCount({ ...first, drawFactor }))).toEqual([2000, 2000]);
});

describe('the resamples', () => {
  test('have as many samples as there are, each as often as any other', () => {
    const resamples = resamplesOf(inputs([1, 2, 3, 4]));
    expect(resamples).toHaveLength(500);
    const totals = [0, 1, 2, 3].map((i) => resamples.reduce((sum, counts) => sum + (counts[i] ?? 0), 0));
    for (const total of totals) expect(Math.abs(total - 500)).toBeLessThan(4 * Math.sqrt(375));
    for (const counts of resamples) expect(Array.from(counts).reduce((a, b) => a + b)).toBe(4);
  });

  test('are others in another randomStream, and the same in the same', () => {
    const first = (randomStream: number) => resamplesOf(inputs([1, 2, 3, 4, 5, 6, 7, 8], { randomStream }))[0];
    expect(first(0)).toEqual(first(0));
    expect(first(1)).not.toEqual(first(0));
  });
});

test('a run of a million samples is drawn no more often than its visits allow', () => {
  const ofSize = (samples: number) => {
    const first = inputs([1, 2, 3]);
    return { ...first, drawFactor: 16, run: { ...first.run, labels: new Int32Array(samples) } };
  };
  expect(withMoreDraws(ofSize(100_000))?.drawFactor).toBe(64);
  expect(withMoreDraws(ofSize(1_000_000))).toBeNull();
});
