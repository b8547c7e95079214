import { describe, expect, test } from 'vitest';
import { type BatchName, PAPER_BATCHES } from '../../../src/batches/names.ts';
import { pairsOf } from '../../../src/importance/statistics/pairs.ts';
import { mean } from '../../../src/studies/averages.ts';
import { checkClaims } from '../../../src/studies/claims/checkClaims.ts';
import { everyGrouping, orderedOf } from '../../../src/studies/figure08/groupings.ts';
import type { FigureInputs, Paths } from '../../../src/studies/figureInputs.ts';
import { ENDS, inputsWith, pathsOf, pathsTo } from './constructedPaths.ts';

describe('claims', () => {
  function decide(allInputs: readonly FigureInputs[], id: string) {
    return checkClaims(allInputs)
      .filter((claim) => claim.id === id)
      .map(({ dataset, value, holds }) => ({ dataset, value, holds }));
  }

  test('8b: the distance from NLM to RNLO is 3, the largest within the mixed ones √2', () => {
    const [result] = decide([inputsWith(pathsTo(ENDS))], '8b');
    expect(result).toMatchObject({ holds: true });
    expect(result?.value).toBeCloseTo(3 / Math.SQRT2, 10);
    const [near] = decide([inputsWith(pathsTo({ ...ENDS, SIO: [4, 4.5] }))], '8b');
    expect(near?.value).toBeCloseTo(0.5 / Math.SQRT2, 6);
    expect(near?.holds).toBe(false);
  });

  test('8c: the distance from SIO to RSIO is 6, the largest within the mixed ones √2', () => {
    const [result] = decide([inputsWith(pathsTo(ENDS))], '8c');
    expect(result?.value).toBeCloseTo(6 / Math.SQRT2, 10);
    const [together] = decide([inputsWith(pathsTo({ ...ENDS, RNLO: [3, 8] }))], '8c');
    expect(together).toEqual({ dataset: 'cifar10', value: 0, holds: false });
  });

  test('8b and 8c: the controls do not count, and nothing is decided where one of the seven is missing', () => {
    const withControls = inputsWith(pathsTo({ ...ENDS, NLS: [30, 0], SIS: [4, 4] }));
    for (const id of ['8b', '8c']) {
      expect(decide([withControls], id)[0]?.value).toBeCloseTo(
        decide([inputsWith(pathsTo(ENDS))], id)[0]?.value ?? 0,
        10,
      );
      const { SIM: _, ...six } = ENDS;
      expect(decide([inputsWith(pathsTo(six))], id)).toEqual([{ dataset: 'cifar10', value: null, holds: null }]);
      expect(decide([inputsWith(pathsTo(ENDS), 'mnist')], id)[0]?.holds).toBeNull();
    }
  });

  test('8b and 8c: are held to what other divisions of the seven give', () => {
    for (const id of ['8b', '8c']) {
      const [clear] = checkClaims([inputsWith(pathsTo(ENDS))]).filter((claim) => claim.id === id);
      expect(clear?.chance).toMatchObject({ level: 0.95, draws: 105 });
      expect(clear?.value).toBeGreaterThan(clear?.chance?.value ?? Number.POSITIVE_INFINITY);
      // With ordered and mixed names exchanged, the mixed ends are as far apart as any: no more than chance.
      const exchanged = pathsTo({ ...ENDS, Rand: [8, 6], SIO: [3, 4], SIM: [3, 0], RNLO: [4, 4] });
      const [chancy] = checkClaims([inputsWith(exchanged)]).filter((claim) => claim.id === id);
      expect(chancy?.holds).toBe(false);
    }
  });

  test('8b: is open where another initialisation ends otherwise', () => {
    const otherPaths = [endsOf({ ...ENDS, SIO: [4, 4.5] }), endsOf(ENDS)];
    const [result] = checkClaims([{ ...inputsWith(pathsTo(ENDS)), otherPaths }]).filter(({ id }) => id === '8b');
    expect(result).toMatchObject({ holds: true, verdict: 'undecided', interval: { seeds: 3, resamples: 0 } });
    expect(result?.otherSeeds[0]).toBeCloseTo(0.5 / Math.SQRT2, 6);
    const same = { ...inputsWith(pathsTo(ENDS)), otherPaths: [endsOf(ENDS), endsOf(ENDS)] };
    expect(checkClaims([same]).find(({ id }) => id === '8b')?.verdict).toBe('holds');
  });

  test('8a: compares the k-th further initialisation of both', () => {
    const mnist = { ...inputsWith(pathsTo(moved), 'mnist'), otherPaths: [endsOf(moved), endsOf(moved)] };
    const cifar10 = { ...inputsWith(pathsTo(ENDS)), otherPaths: [endsOf(ENDS), endsOf(ENDS)] };
    const [result] = checkClaims([mnist, cifar10]).filter(({ id }) => id === '8a');
    expect(result?.otherSeeds).toHaveLength(2);
    expect(result?.otherSeeds[0]).toBeCloseTo(result?.value ?? 0, 10);
    expect(result?.verdict).toBe('holds');
  });

  test('8d: the spread of MNIST alone is held to half of the way', () => {
    const [mnist] = decide([inputsWith(pathsTo(ENDS), 'mnist')], '8d');
    expect(mnist?.value).toBeCloseTo(spread(ENDS), 10);
    expect(mnist?.holds).toBe(false);
    expect(decide([inputsWith(pathsTo(ENDS))], '8d')[0]?.holds).toBeNull();
    const near = {
      Rand: [9, 9],
      NLO: [9, 8],
      RNLO: [8, 9],
      NLM: [9, 9],
      SIO: [9, 9],
      RSIO: [9, 9],
      SIM: [9, 9],
    } as const;
    const copy = Object.fromEntries(Object.entries(near).map(([name, [x, y]]) => [name, [x, y] as [number, number]]));
    expect(decide([inputsWith(pathsTo(copy), 'mnist')], '8d')[0]?.holds).toBe(true);
  });

  test('the divisions of the seven are 105, all different, and the real one is among them', () => {
    const words = everyGrouping().map(({ mixed, reversals }) => `${mixed.join()} ${reversals.map(String).join(' ')}`);
    expect(new Set(words).size).toBe(105);
    expect(words).toContain('Rand,NLM,SIM NLO,RNLO SIO,RSIO');
    for (const grouping of everyGrouping()) {
      expect([...grouping.mixed, ...orderedOf(grouping)].sort()).toEqual([...PAPER_BATCHES].sort());
    }
  });

  /** Where a path ends, as of a further initialisation. */
  function endsOf(ends: Partial<Record<BatchName, [number, number]>>): Paths {
    return pathsOf(Object.fromEntries(Object.entries(ends).map(([name, end]) => [name, [end]])));
  }

  /** The mean distance between the ends over their mean distance from the origin. */
  function spread(ends: Partial<Record<BatchName, [number, number]>>): number {
    const points = PAPER_BATCHES.map((name): [number, number] => ends[name] ?? [0, 0]);
    const distances = pairsOf(points).map(([a, b]) => Math.hypot(a[0] - b[0], a[1] - b[1]));
    return mean(distances) / mean(points.map(([x, y]) => Math.hypot(x, y)));
  }

  // These ends are as far from one another as ENDS, but farther from the beginning.
  const moved = Object.fromEntries(
    Object.entries(ENDS).map(([name, [x, y]]): [string, [number, number]] => [name, [x + 20, y]]),
  );

  test('8a: the spread of MNIST over that of CIFAR-10 is one claim about both, in any order', () => {
    const [mnist, cifar10] = [inputsWith(pathsTo(moved), 'mnist'), inputsWith(pathsTo(ENDS))];
    const rows = decide([cifar10, mnist], '8a');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ dataset: 'mnist and cifar10', holds: true });
    expect(rows[0]?.value).toBeCloseTo(spread(moved) / spread(ENDS), 10);
    expect(decide([mnist, cifar10], '8a')).toEqual(rows);
  });

  test('8a: does not depend on how long the paths are', () => {
    const [mnist, cifar10] = [inputsWith(pathsTo(ENDS, 100), 'mnist'), inputsWith(pathsTo(ENDS))];
    expect(decide([mnist, cifar10], '8a')[0]?.value).toBeCloseTo(1, 10);
  });

  test('8a: does not apply without both, and says which data sets there are', () => {
    const other = inputsWith(pathsTo(ENDS), 'strokes');
    const mnist = inputsWith(pathsTo(ENDS), 'mnist');
    expect(decide([mnist], '8a')).toEqual([{ dataset: 'mnist', value: null, holds: null }]);
    expect(decide([mnist, other], '8a')).toEqual([{ dataset: 'mnist and strokes', value: null, holds: null }]);
    expect(decide([mnist, inputsWith(null)], '8a')).toEqual([
      { dataset: 'mnist and cifar10', value: null, holds: null },
    ]);
  });
});
