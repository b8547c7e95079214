import { describe, expect, test } from 'vitest';
import { BATCHES, type BatchName, PAPER_BATCHES } from '../../../src/batches/names.ts';
import { pairsOf } from '../../../src/importance/statistics/pairs.ts';
import { mean } from '../../../src/studies/averages.ts';
import { checkClaims } from '../../../src/studies/claims/checkClaims.ts';
import { figure08 } from '../../../src/studies/figure08/figure.ts';
import { everyGrouping, orderedOf } from '../../../src/studies/figure08/groupings.ts';
import { rows08 } from '../../../src/studies/figure08/rows.ts';
import type { FigureInputs, Paths } from '../../../src/studies/figureInputs.ts';
import { anyDocument } from '../../plots/anyDocument.ts';
import { constructedInputs } from '../constructedRun.ts';
import { pathsOf, syntheticPaths } from './constructedPaths.ts';

const document = await anyDocument();

function inputsWith(paths: Paths | null, dataset = 'cifar10'): FigureInputs {
  return { ...constructedInputs({ importanceByLayer: [[[1]]], dataset }), paths };
}

/**
 * Paths of two epochs in a plane. The mixed ones end at (3, 4), (3, 3) and (4, 4), at most √2 apart; NLO ends 8 from
 * RNLO, SIO 6 from RSIO; the least distance from a mixed end to an ordered one is that of NLM to RNLO, 3.
 */
const ENDS: Partial<Record<BatchName, [number, number]>> = {
  Rand: [3, 4],
  NLO: [3, 8],
  RNLO: [3, 0],
  NLM: [3, 3],
  SIO: [8, 6],
  RSIO: [8, 0],
  SIM: [4, 4],
};

function pathsTo(ends: Partial<Record<BatchName, [number, number]>>, scale = 1): Paths {
  const paths = Object.entries(ends).map(([name, [x, y]]) => {
    const end = [x * scale, y * scale];
    return [name, [end.map((value) => value / 2 + 1), end]];
  });
  return pathsOf(Object.fromEntries(paths));
}

describe('rows', () => {
  const rows = rows08(inputsWith(pathsTo(ENDS)));

  test('have every path from its beginning on: three points in each of seven paths', () => {
    expect(rows?.points).toHaveLength(7 * 3);
    expect(rows?.points.slice(0, 3).map(({ batches, epoch }) => [batches, epoch])).toEqual([
      ['Rand', 0],
      ['Rand', 1],
      ['Rand', 2],
    ]);
    const beginnings = rows?.points.filter(({ epoch }) => epoch === 0).map(({ pc1, pc2 }) => `${pc1} ${pc2}`);
    expect(new Set(beginnings).size).toBe(1);
  });

  test('share all variance of a plane between two components', () => {
    const [first, second] = rows?.components.map(({ share }) => share ?? 0) ?? [];
    expect((first ?? 0) + (second ?? 0)).toBeCloseTo(1, 5);
    expect(rows?.components.map(({ component }) => component)).toEqual(['PC1', 'PC2']);
  });

  test('have the distances between the points themselves', () => {
    const distance = (a: BatchName, b: BatchName) =>
      rows?.distances.find(({ from, to }) => from === a && to === b)?.distance;
    expect(rows?.distances).toHaveLength(21);
    expect([distance('Rand', 'NLO'), distance('NLO', 'RNLO'), distance('SIO', 'RSIO')]).toEqual([4, 8, 6]);
    expect(rows?.ends[0]).toEqual({ batches: 'Rand', displacement: 5, nearest: 'NLM', distanceToNearest: 1 });
  });

  test('are the same in the plane of the components, where all points are in a plane', () => {
    const end = (name: string) => rows?.points.find(({ batches, epoch }) => batches === name && epoch === 2);
    const [a, b] = [end('NLO'), end('SIO')];
    expect(Math.hypot((a?.pc1 ?? 0) - (b?.pc1 ?? 0), (a?.pc2 ?? 0) - (b?.pc2 ?? 0))).toBeCloseTo(Math.sqrt(29), 4);
  });

  test('come in the order of the constructions, whatever order the paths have', () => {
    const { names, epochs, gram } = pathsTo(ENDS);
    const size = gram.length ** 0.5;
    const from = (i: number) => size - epochs - Math.floor(i / epochs) * epochs + (i % epochs);
    const reversed = gram.map((_, at) => gram[from(Math.floor(at / size)) * size + from(at % size)] ?? 0);
    const again = rows08(inputsWith({ names: [...names].reverse(), epochs, gram: reversed }));
    expect(again?.distances).toEqual(rows?.distances);
    expect(again?.ends).toEqual(rows?.ends);
    const places = (all = rows) => all?.points.map(({ batches, epoch }) => `${batches} ${epoch}`);
    expect(places(again)).toEqual(places());
  });

  test('are none without paths, without epochs, and where a path is not finite', () => {
    const notFinite: Paths = { names: ['Rand'], epochs: 1, gram: Float64Array.of(Number.NaN) };
    const empty: Paths = { names: [...BATCHES], epochs: 0, gram: new Float64Array(0) };
    expect([null, notFinite, empty].map((paths) => rows08(inputsWith(paths)))).toEqual([null, null, null]);
  });
});

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

describe('the figure', () => {
  test.each([
    ['nine paths of 20 epochs', syntheticPaths(BATCHES, 20, 0.9)],
    ['seven paths of one epoch', syntheticPaths(PAPER_BATCHES, 1, 0.5)],
    ['one path', syntheticPaths(['Rand'], 3, 0.5)],
    ['paths that go nowhere', pathsOf({ Rand: [[0]], NLO: [[0]] })],
  ])('of %s is drawn and read', (_, paths) => {
    const answer = figure08.answer(inputsWith(paths));
    const panels = answer?.draw(document, new Map())[0]?.panels ?? [];
    expect(panels).toHaveLength(2);
    for (const { svg } of panels) expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    for (const name of paths.names) expect(panels[0]?.svg.match(new RegExp(`>${name}</text>`, 'g'))).toHaveLength(1);
    expect(answer?.reading).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(answer?.digest).toHaveLength(paths.names.length);
  });

  test('says which paths are missing', () => {
    const { NLO: _nlo, SIO: _sio, ...five } = ENDS;
    expect(figure08.answer(inputsWith(pathsTo(five)))?.reading).toMatch(/There is no whole path of NLO and SIO\.$/);
    expect(figure08.answer(inputsWith(pathsTo(ENDS)))?.reading).not.toContain('no whole path');
  });
});
