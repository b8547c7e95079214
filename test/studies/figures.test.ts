import { describe, expect, test } from 'vitest';
import { NORMALISATIONS } from '../../src/importance/normalisation.ts';
import { largestFirst } from '../../src/importance/ranking/ranks.ts';
import { sum } from '../../src/importance/sum.ts';
import { sumByClass } from '../../src/importance/sumByClass.ts';
import { textWidth } from '../../src/plots/svgText.ts';
import { figureFiles } from '../../src/studies/drawFigures.ts';
import type { Tables } from '../../src/studies/figure.ts';
import { rows02 } from '../../src/studies/figure02/rows.ts';
import { rows04 } from '../../src/studies/figure04/rows.ts';
import { figureInputsOf } from '../../src/studies/figureInputs.ts';
import { FIGURE_NUMBERS } from '../../src/studies/figureNumbers.ts';
import { FIGURES } from '../../src/studies/figures.ts';
import { anyDocument } from '../plots/anyDocument.ts';
import { syntheticRun } from '../run/syntheticRun.ts';
import { constructedInputs } from './constructedRun.ts';
import { drawAll } from './drawAll.ts';

const document = await anyDocument();
const inputs = figureInputsOf(syntheticRun());
const figures = drawAll([inputs], document);

function tablesOf(id: string): Tables {
  return figures.find((figure) => figure.id === id)?.parts[0]?.tables ?? {};
}

test('the figures are numbered from 1 on without a gap', () => {
  expect(FIGURES.map(({ number }) => number)).toEqual(FIGURE_NUMBERS);
});

test('a run gives figures 2 to 6, 9 and 10, each with its pictures and words', () => {
  expect(figures.map(({ id }) => id)).toEqual(['fig02', 'fig03', 'fig04', 'fig05', 'fig06', 'fig09', 'fig10']);
  for (const part of figures.flatMap(({ parts }) => parts)) {
    expect(part.reading).not.toMatch(/NaN|undefined|null/);
    expect(part.digest.length).toBeGreaterThan(0);
    expect(part.pictures[0]?.panels.length).toBeGreaterThan(0);
  }
});

test('the readings of a run of one epoch without hidden layers fit it', () => {
  const single = drawAll([figureInputsOf(syntheticRun({ epochs: 1, hidden: [] }))], document);
  const readings = new Map(single.map(({ id, parts }) => [id, parts[0]?.reading]));
  expect(readings.get('fig02')).toMatch(/^Half of a layer's importance is reached after 0\.5 epochs in Out\. A sample/);
  expect(readings.get('fig03')).toMatch(
    /of all importance, the top 20% \d+%; with the importance of each epoch dealt out anew .* up to \d+% of a layer\.$/,
  );
  expect(readings.get('fig04')).toMatch(/^The correlation is −?\d\.\d\d; chance gives an epoch up to \d\.\d\d\. /);
  expect(readings.get('fig09')).toMatch(/^The training error is [\d.]+% in epoch 1; the test error/);
});

test('no panel has a title or a subtitle wider than itself', () => {
  const panels = figures.flatMap(({ parts }) => parts.flatMap(({ pictures }) => pictures.flatMap((p) => p.panels)));
  const subtitles = panels.flatMap(({ svg, width }) => {
    const [, subtitle = ''] = /font-size="11.5" fill="var\(--muted\)">([^<]*)</.exec(svg) ?? [];
    return subtitle === '' ? [] : [{ subtitle, width }];
  });
  expect(subtitles.length).toBeGreaterThan(panels.length / 2);
  for (const { subtitle, width } of subtitles) expect(textWidth(subtitle, 11.5), subtitle).toBeLessThan(width);
});

describe('figure 2', () => {
  const constructed = constructedInputs({
    importanceByLayer: [
      [
        [1, 2],
        [10, 10],
      ],
      [
        [4, 4],
        [1, 1],
      ],
    ],
    labels: [0, 1],
  });

  test('sums importance by epoch, layer and class, in each normalisation', () => {
    const totals = rows02(constructed)?.totals ?? [];
    expect(totals.map(({ plain }) => plain)).toEqual([1, 2, 10, 10, 4, 4, 1, 1]);
    // 90 parameters in L1, 20 in Out.
    expect(totals[1]).toMatchObject({ epoch: 1, layer: 'L1', class: 1, perParameter: 0.0222222, relative: 0.0869565 });
    expect(totals[2]).toMatchObject({ layer: 'Out', perParameter: 0.5 });
  });

  test('adds up to one in every epoch where it is relative to the epoch', () => {
    const { totals = [] } = rows02(inputs) ?? {};
    const second = totals.filter(({ epoch }) => epoch === 2);
    expect(sum(second.map(({ relative }) => relative))).toBeCloseTo(1, 4);
  });

  test('says by which epoch a layer has half of its importance, and what share of the run it has', () => {
    expect(rows02(constructed)?.layers).toMatchObject([
      { layer: 'L1', total: 11, share: 0.333333, halfwayEpoch: 2, halfwayTime: 1.3125, firstThird: 0.181818 },
      { layer: 'Out', total: 22, share: 0.666667, halfwayEpoch: 1, halfwayTime: 0.55, firstThird: 0.606061 },
    ]);
  });
});

describe('figure 2 with many classes', () => {
  const many = syntheticRun({ samples: 400, classes: Array.from({ length: 100 }, (_, label) => `class ${label}`) });
  const manyInputs = figureInputsOf(many);
  const part = drawAll([manyInputs], document)[0]?.parts[0];

  test('has rows for the ten with the largest total, and one for the rest', () => {
    const { totals = [] } = rows02(manyInputs) ?? {};
    const largest = largestFirst(sumByClass(manyInputs.summaries?.plain.tau ?? [], many.labels, 100)).subarray(0, 10);
    expect(totals).toHaveLength(5 * 4 * 11);
    expect(totals.slice(0, 11).map((row) => row.class)).toEqual([...largest.sort(), null]);
    for (const epoch of [1, 5]) {
      expect(sum(totals.filter((row) => row.epoch === epoch).map(({ relative }) => relative))).toBeCloseTo(1, 4);
    }
  });

  test('names the ten in its legends, and says that there are more', () => {
    const panels = part?.pictures.flatMap((picture) => picture.panels.slice(2, 4)) ?? [];
    expect(panels.length).toBeGreaterThan(0);
    for (const { svg } of panels) {
      expect(svg).toContain(': the 10 largest of 100</text>');
      expect(svg.match(/>class \d+<\/text>/g)).toHaveLength(10);
    }
    expect(part?.reading).toContain('the 10 with the largest total are drawn; the rows add up the other 90.');
  });

  test('compares the means of the five classes with most and the five with least to random labels', () => {
    const [plain, ...others] = part?.pictures ?? [];
    const svg = plain?.panels[4]?.svg ?? '';
    expect(svg).toContain('>Mean importance of a sample by class: 5 most, 5 least</text>');
    const named = [...svg.matchAll(/>class (\d+)<\/text>/g)].map(([, label]) => Number(label));
    const classes = (rows02(manyInputs)?.classes ?? []).toSorted((a, b) => (b.meanTau ?? 0) - (a.meanTau ?? 0));
    expect(named).toEqual([...classes.slice(0, 5), ...classes.slice(-5)].map((row) => row.class));
    expect(svg.match(/<circle /g)).toHaveLength(10);
    expect(svg.match(/aria-label="bar"[^>]*>(<rect [^>]*>(<\/rect>)?){10}/)).not.toBeNull();
    for (const { panels } of others) expect(panels).toHaveLength(4);
  });

  test('draws all of twelve classes', () => {
    const twelve = syntheticRun({ classes: [...'abcdefghijkl'] });
    expect(rows02(figureInputsOf(twelve))?.totals).toHaveLength(5 * 4 * 12);
  });
});

test('figure 3 gives shares that add up to one in every layer and normalisation', () => {
  const { shares = [] } = tablesOf('fig03');
  for (const layer of ['all', 'L1', 'L2', 'L3', 'Out']) {
    const rows = shares.filter((row) => row.layer === layer);
    expect(rows).toHaveLength(3);
    for (const normalisation of NORMALISATIONS) {
      expect(sum(rows.map((row) => Number(row[normalisation])))).toBeCloseTo(1, 4);
    }
  }
});

test('figure 4 thins its scatter evenly, and keeps the first sample', () => {
  const many = Array.from({ length: 4000 }, (_, i) => i + 1);
  const scatter = rows04(constructedInputs({ importanceByLayer: [[many]], nll: [many] }))?.scatter ?? [];
  expect(scatter).toHaveLength(Math.ceil(4000 / 3));
  expect(scatter.slice(0, 2).map(({ sample }) => sample)).toEqual([0, 3]);
});

test('figure 9 needs no norms, and shows the errors as they were measured', () => {
  const run = syntheticRun({ norms: false });
  const drawn = drawAll([figureInputsOf(run)], document);
  expect(drawn.map(({ id }) => id)).toEqual(['fig09']);
  const errors = drawn[0]?.parts[0]?.tables.errors ?? [];
  const last = run.epochRows.find(({ epoch, split, class: label }) => epoch === 5 && split === 'test' && label === -1);
  expect(errors[4]?.testError).toBeCloseTo(last?.error ?? -1, 5);
});

test('figure 10 counts every sample once on each axis', () => {
  const { bins = [] } = tablesOf('fig10');
  for (const axis of ['linear', 'logarithmic']) {
    expect(sum(bins.filter((bin) => bin.axis === axis).map((bin) => Number(bin.samples)))).toBe(200);
  }
});

test('odd runs are drawn: one epoch, no hidden layer, no importance, one sample', () => {
  const odd = [
    figureInputsOf(syntheticRun({ epochs: 1, hidden: [] })),
    constructedInputs({
      importanceByLayer: [
        [
          [0, 0, 0],
          [0, 0, 0],
        ],
      ],
    }),
    constructedInputs({ importanceByLayer: [[[5]]] }),
  ];
  for (const one of odd) {
    const drawn = drawAll([one], document);
    expect(drawn.map(({ id }) => id)).toContain('fig10');
    const text = JSON.stringify(drawn.map(({ parts }) => parts));
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test('several data sets share a figure, and each row names its own', () => {
  const other = figureInputsOf(syntheticRun({ seed: 2 }));
  const [figure] = drawAll([inputs, { ...other, dataset: 'mnist' }], document);
  if (!figure) throw new Error('figure 2 was drawn');
  const files = figureFiles(figure);
  expect([...files.keys()]).toEqual([
    'figures/fig02.svg',
    'figures/fig02-per-parameter.svg',
    'figures/fig02-relative.svg',
    'figures/fig02.json',
  ]);
  expect(files.get('figures/fig02.svg')).toContain('>mnist</text>');
  const { tables } = JSON.parse(files.get('figures/fig02.json') ?? '{}');
  expect(new Set(tables.totals.map((row: { dataset: string }) => row.dataset))).toEqual(new Set(['strokes', 'mnist']));
});
