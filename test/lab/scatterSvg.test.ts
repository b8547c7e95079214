import { expect, it } from 'vitest';
import { scatterPanel } from '../../src/lab/scatter/scatterSvg.ts';

const DATA = {
  x: Float32Array.of(1e-4, Number.NaN, 1e-2, 1e-3),
  y: Float32Array.of(0.1, Number.NaN, 2, 1),
  labels: [0, 0, 0, 1],
  classes: 2,
  mask: null,
  previous: null,
  xLabel: 'importance',
  yLabel: 'NLL',
};
const PREVIOUS = { x: DATA.x.map(() => 1e-3), y: DATA.y.map(() => 0.5) };

const dotsIn = (svg: string) => svg.match(/M[\d.]+ [\d.]+h0/g)?.length ?? 0;

it('draws every sample of the run, and none that it leaves out', () => {
  const { svg } = scatterPanel('here', DATA);
  expect(svg).not.toContain('NaN');
  expect(dotsIn(svg)).toBe(3);
});

it('draws the previous run beneath, or lines from there to the selected samples', () => {
  expect(dotsIn(scatterPanel('here', { ...DATA, previous: PREVIOUS }).svg)).toBe(3 + 4);
  const selected = scatterPanel('here', { ...DATA, previous: PREVIOUS, mask: Uint8Array.of(1, 1, 0, 0) }).svg;
  expect(selected).not.toContain('NaN');
  expect(dotsIn(selected)).toBe(3);
  expect(selected.match(/M[\d.]+ [\d.]+L[\d.]+ [\d.]+/g)).toHaveLength(1);
});
