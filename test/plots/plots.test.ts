import { describe, expect, test } from 'vitest';
import { epochScale, fittingScale, logScale, percentScale } from '../../src/plots/axes.ts';
import { drawFacetedLines } from '../../src/plots/charts/facetedLines.ts';
import { drawHistogram } from '../../src/plots/charts/histogram.ts';
import { drawIntervals } from '../../src/plots/charts/intervals.ts';
import { drawLines, type Series } from '../../src/plots/charts/lines.ts';
import { drawScatter } from '../../src/plots/charts/scatter.ts';
import { drawShareBars } from '../../src/plots/charts/shareBars.ts';
import { BATCH_COLOURS, classColour, layerColour } from '../../src/plots/colours.ts';
import { compose } from '../../src/plots/composition.ts';
import { legend } from '../../src/plots/legend.ts';
import { formatPower } from '../../src/plots/numbers.ts';
import { anyDocument } from './anyDocument.ts';

const document = await anyDocument();

const series: Series[] = ['a & b', '<c>'].map((name, index) => ({
  name,
  colour: classColour(index),
  points: [1, 2, 3].map((epoch) => ({ epoch, value: 10 ** -(epoch * index + 1) })),
}));

const panels = [
  drawLines(document, { title: 'lines', subtitle: 'per epoch', series }),
  drawFacetedLines(document, {
    title: 'facets',
    subtitle: 'per epoch',
    facets: [
      { title: 'L1', series },
      { title: 'Out', series },
    ],
  }),
  drawShareBars(document, {
    title: 'bars',
    subtitle: 'shares',
    parts: series,
    bars: [{ name: 'L1', shares: [0.9, 0.1] }],
  }),
  drawScatter(document, {
    title: 'scatter',
    subtitle: 'points',
    groups: series,
    points: [
      { x: 1e-9, y: 2, colour: '#ff0000' },
      { x: 1e-3, y: 20, colour: 'var(--muted)' },
      { x: 0, y: 1, colour: 'red' },
    ],
    xLabel: 'x',
    yLabel: 'y',
    dividers: { x: [1e-5], y: [] },
  }),
  drawHistogram(document, {
    title: 'histogram',
    subtitle: 'samples',
    bins: [
      { low: 0, high: 1, samples: 3 },
      { low: 1, high: 2, samples: 1 },
    ],
    logarithmic: false,
    landmarks: [{ name: 'mean', colour: '#ff0000', value: 0.7 }],
  }),
  drawIntervals(document, {
    title: 'intervals',
    subtitle: 'means',
    intervals: [
      { name: 'a', colour: '#ff0000', value: 0.5, spread: 0.1, label: '50%' },
      { name: 'b', colour: '#ff0000', value: 0.4, spread: null, label: '40%', dashed: true },
    ],
    x: percentScale([0.3, 0.6]),
  }),
];

describe('a panel', () => {
  test.each(panels)('of $title is drawn with its marks and its title, and its texts are escaped', ({ svg, title }) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="480"/);
    expect(svg).toContain(`>${title}</text>`);
    expect(svg).toMatch(/aria-label="(line|bar|dot|rect)"/);
    expect(svg).not.toMatch(/NaN|undefined|<c>|&nbsp;/);
  });

  test('leaves out points that have no logarithm', () => {
    expect(panels[3]?.svg.match(/<circle/g)).toHaveLength(2);
  });

  test('keeps coordinates short and texts as they are', () => {
    expect(panels[0]?.svg).not.toMatch(/="[^"]*\d\.\d{4}/);
    expect(panels[0]?.svg).toContain('10⁻²');
  });
});

describe('lines', () => {
  const points = [26, 27, 28].map((epoch) => ({ epoch, value: 0.5, spread: 0.1 }));
  const drawn = drawLines(document, {
    title: 'lines',
    subtitle: 'with bands',
    series: [
      { name: 'solid', colour: '#ff0000', points },
      { name: 'dashed', colour: '#0000ff', dashed: true, points },
    ],
    divider: 0.45,
  });

  test('have a band of their spread, and dashes where they are asked for', () => {
    expect(drawn.svg.match(/aria-label="area"/g)).toHaveLength(1);
    expect(drawn.svg.match(/aria-label="line"/g)).toHaveLength(2);
    expect(drawn.svg.match(/stroke-dasharray="5,4"/g)).toHaveLength(1);
    expect(panels[0]?.svg).not.toContain('aria-label="area"');
  });

  test('begin at their first epoch, with a rule where the axis is divided', () => {
    expect(drawn.svg).toContain('>26</text>');
    expect(drawn.svg).not.toContain('>1</text>');
    expect(drawn.svg).toContain('aria-label="rule"');
  });
});

describe('a logarithmic axis', () => {
  const tickTexts = (svg: string, axis: 'x' | 'y') => {
    const [, labels = ''] = new RegExp(`aria-label="${axis}-axis tick label"[^>]*>(.*?)</g>`, 's').exec(svg) ?? [];
    return [...labels.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, text]) => text);
  };

  test('has a text at each of its ticks, over two decades and more', () => {
    const points = [0.9, 0.0012].map((value, index) => ({ epoch: index + 1, value }));
    const { svg } = drawLines(document, {
      title: 'Loss',
      subtitle: '',
      series: [{ name: 'a', colour: '#ff0000', points }],
    });
    expect(tickTexts(svg, 'y')).toHaveLength(8);
    expect(tickTexts(svg, 'y').slice(0, 4)).toEqual(['2·10⁻³', '5·10⁻³', '10⁻²', '2·10⁻²']);
  });

  test('leaves out a text that would run into the one before it', () => {
    const spec = { title: 'τ', subtitle: '', logarithmic: true, landmarks: [] };
    const { svg } = drawHistogram(document, { ...spec, bins: [{ low: 2.1e-4, high: 9.9e-4, samples: 1 }] });
    expect(tickTexts(svg, 'x')).toEqual(['3·10⁻⁴', '4·10⁻⁴', '5·10⁻⁴', '6·10⁻⁴', '7·10⁻⁴', '9·10⁻⁴']);
  });
});

describe('a composition', () => {
  const file = compose('Figure 0: <title>', [{ heading: '', panels }]);

  test('is one document with a background, its colours and every panel', () => {
    expect(file.match(/xmlns=/g)).toHaveLength(panels.length + 1);
    expect(file).toContain('prefers-color-scheme:dark');
    expect(file).toContain('<title>Figure 0: &lt;title&gt;</title>');
  });

  test.skipIf(typeof DOMParser === 'undefined')('is well-formed', () => {
    const parsed = new DOMParser().parseFromString(file, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(parsed.documentElement.querySelectorAll('svg[role=img]')).toHaveLength(panels.length);
  });

  test('puts data sets side by side', () => {
    const widthOf = (svg: string) => Number(/width="(\d+)"/.exec(svg)?.[1]);
    const [one] = panels;
    if (!one) throw new Error('there are panels');
    const block = (heading: string) => ({ heading, panels: [one, one] });
    expect(widthOf(compose('x', [block('mnist'), block('cifar10')]))).toBe(2 * 480 + 28 + 40);
    expect(compose('x', [block('mnist')])).toContain('>mnist</text>');
  });
});

describe('axes', () => {
  test('have short texts for numbers', () => {
    expect([1e-6, 2e-3, 0.1, 1, 10, 5e4].map(formatPower)).toEqual(['10⁻⁶', '2·10⁻³', '10⁻¹', '1', '10', '5·10⁴']);
  });

  test('are logarithmic where values span decades, else linear from zero', () => {
    expect(fittingScale([1, 40]).type).toBe('log');
    expect(fittingScale([1, 20])).toMatchObject({ domain: [0, 20] });
    expect(fittingScale([0, 1000]).type).toBeUndefined();
    expect(logScale([1e-12, 1]).ticks).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1]);
    expect(logScale([1, 9]).ticks).toEqual([1, 2, 5]);
    expect(logScale([1.01, 999]).ticks).toEqual([2, 5, 10, 20, 50, 100, 200, 500]);
    expect(logScale([0.55, 1.2]).ticks).toHaveLength(5);
    const { ticks, tickFormat } = logScale([2.05, 2.35]);
    expect([...(ticks as number[])].map(tickFormat as (tick: number) => string)).toEqual(['2.1', '2.2', '2.3']);
    expect((logScale([2.1, 3.9]).ticks as number[]).length).toBeLessThan(9);
    expect(logScale([2.1525, 2.1526]).ticks).toEqual([expect.closeTo(2.15255)]);
  });

  test('write all numbers of a linear scale alike', () => {
    const ticks = (high: number, values: number[]) => {
      const { tickFormat } = fittingScale([0, high]);
      return typeof tickFormat === 'function' ? values.map((value, index) => tickFormat(value, index)) : [];
    };
    expect(ticks(0.014, [0, 0.008, 0.012])).toEqual(['0', '0.008', '0.012']);
    expect(ticks(0.004, [0, 0.0005, 0.004])).toEqual(['0', '5·10⁻⁴', '4·10⁻³']);
    expect(ticks(20_000, [5000, 20_000])).toEqual(['5·10³', '2·10⁴']);
    expect(fittingScale([])).toMatchObject({ domain: [0, 1] });
  });

  test('can have more values than a function call can have arguments', () => {
    expect(fittingScale(Array.from({ length: 300_000 }, (_, i) => i % 21))).toMatchObject({ domain: [0, 20] });
  });

  test('have ticks at whole epochs, eleven at most', () => {
    expect(epochScale(5).ticks).toEqual([1, 2, 3, 4, 5]);
    expect(epochScale(50).ticks).toEqual([1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50]);
    expect(epochScale(1).domain).toEqual([0.5, 1.5]);
    expect(epochScale(50, 26)).toMatchObject({ domain: [26, 50], ticks: [30, 35, 40, 45, 50] });
  });
});

test('layers, classes and constructions have colours of their own, and Out has the same one in every network', () => {
  const colours = Array.from({ length: 6 }, (_, index) => layerColour(index, 6));
  expect(new Set(colours).size).toBe(6);
  expect(layerColour(0, 1)).toBe(layerColour(5, 6));
  expect(new Set(Array.from({ length: 100 }, (_, label) => classColour(label))).size).toBeGreaterThan(90);
  expect(new Set(Object.values(BATCH_COLOURS)).size).toBe(9);
});

test('a legend shows dashes', () => {
  const [solid, dashed] = [false, true].map((dashed) => legend([{ name: 'a', colour: '#ff0000', dashed }], 470).svg);
  expect(solid).toContain('fill="#ff0000"');
  expect(dashed).toContain('stroke="#ff0000" stroke-width="2" stroke-dasharray=');
});

test('a legend wraps, and gives way where it would cover the plot', () => {
  const items = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `class ${i}`, colour: 'red' }));
  expect(legend(items(3), 470).height).toBe(18);
  expect(legend(items(12), 470).height).toBe(36);
  expect(legend(items(100), 470)).toEqual({ svg: '', height: 0 });
});
