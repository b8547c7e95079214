import { expect, test } from 'vitest';
import { drawEpochBoxes } from '../../src/plots/charts/epochBoxes.ts';
import { drawStackedAreas } from '../../src/plots/charts/stackedAreas.ts';
import { imageStrip } from '../../src/plots/imageStrip.ts';
import { anyDocument } from './anyDocument.ts';

const document = await anyDocument();

/** The SVG of a red and a blue area over so many epochs. */
function drawAreas(epochs: number) {
  const points = Array.from({ length: epochs }, (_, t) => ({ epoch: t + 1, value: 1 }));
  const series = ['red', 'blue'].map((colour) => ({ name: colour, colour, points }));
  return drawStackedAreas(document, { title: 'areas', subtitle: '', series }).svg;
}

test('areas stand on each other, and a single epoch is a block', () => {
  for (const epochs of [1, 2, 50]) {
    const paths = drawAreas(epochs).match(/<path [^>]*fill="(red|blue)"[^>]*>/g) ?? [];
    const tops = paths.map((path) => Number(/ d="M[\d.]+,([\d.]+)/.exec(path)?.[1]));
    expect(paths.map((path) => path.includes('"red"'))).toEqual([true, false]);
    expect(tops[1]).toBeLessThan(tops[0] ?? 0);
  }
});

test('an outline lies over the areas, and its dashes lie on a line in the colour of the paper', () => {
  const points = [1, 2, 3].map((epoch) => ({ epoch, value: epoch }));
  const area = { name: 'area', colour: 'red', points };
  const outline = { name: 'previous run', colour: 'blue', dashed: true, width: 1.2, points };
  const { svg } = drawStackedAreas(document, { title: '', subtitle: '', series: [area], outlines: [outline] });
  const places = ['fill="red"', 'stroke="var(--paper)"', 'stroke="blue"'].map((mark) => svg.lastIndexOf(mark));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  const single = { ...outline, points: points.slice(0, 1) };
  const block = drawStackedAreas(document, { title: '', subtitle: '', series: [single], outlines: [single] }).svg;
  expect(/<path [^>]*stroke="blue"[^>]*>/.exec(block)?.[0]).toMatch(/ d="M[\d.]+,[\d.]+L/);
  expect(drawAreas(3)).not.toContain('--paper');
});

test('only every n-th of many epochs has a box', () => {
  const boxes = Array.from({ length: 130 }, (_, t) => t + 1).map((epoch) => ({
    epoch,
    low: 1,
    lowerQuartile: 2,
    median: 3,
    upperQuartile: 4,
    high: 5,
  }));
  const countOf = (epochs: number) => {
    const spec = { title: 'boxes', subtitle: '', boxes: boxes.slice(0, epochs), y: { domain: [0, 5] }, height: 300 };
    const { svg, height } = drawEpochBoxes(document, spec);
    expect(height).toBe(300);
    return svg.match(/<rect /g)?.length;
  };
  expect([1, 60, 61, 130].map(countOf)).toEqual([1, 60, 31, 44]);
});

test('images stand in a row that fits, and none take no room', () => {
  const images = Array.from({ length: 20 }, (_, i) => ({ address: 'data:,"', name: `<${i}>` }));
  const { svg, height } = imageStrip(images, 472);
  const ends = [...svg.matchAll(/x="(\d+)" width="(\d+)"/g)].map(([, x, width]) => Number(x) + Number(width));
  expect(ends).toHaveLength(20);
  expect(Math.max(...ends)).toBeLessThanOrEqual(472);
  expect(svg).toContain('href="data:,&quot;"');
  expect(svg).toContain('<title>&lt;19&gt;</title>');
  expect(imageStrip(images.slice(0, 3), 472).height).toBeGreaterThan(height);
  expect(imageStrip([], 472)).toEqual({ svg: '', height: 0 });
});
