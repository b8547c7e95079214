import { describe, expect, test } from 'vitest';
import { BATCHES, type BatchName, PAPER_BATCHES } from '../../../src/batches/names.ts';
import { figure08 } from '../../../src/studies/figure08/figure.ts';
import { rows08 } from '../../../src/studies/figure08/rows.ts';
import type { Paths } from '../../../src/studies/figureInputs.ts';
import { anyDocument } from '../../plots/anyDocument.ts';
import { ENDS, inputsWith, pathsOf, pathsTo, syntheticPaths } from './constructedPaths.ts';

const document = await anyDocument();

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

describe('the figure', () => {
  test.each([
    ['nine paths of 20 epochs', syntheticPaths(BATCHES, 20, 0.9)],
    ['seven paths of one epoch', syntheticPaths(PAPER_BATCHES, 1, 0.5)],
    ['one path', syntheticPaths(['Rand'], 3, 0.5)],
    ['paths that go nowhere', pathsOf({ Rand: [[0]], NLO: [[0]] })],
  ])('of %s is drawn and read', (_, paths) => {
    const answer = figure08.answer(inputsWith(paths));
    const panels = answer?.draw(document, new Map())[0]?.panels ?? [];
    const all = PAPER_BATCHES.every((name) => paths.names.includes(name));
    expect(panels).toHaveLength(all ? 3 : 2);
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
