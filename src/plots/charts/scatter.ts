import { dot, ruleX, ruleY, type ScaleOptions } from '@observablehq/plot';
import { DIVIDER, logScale } from '../axes.ts';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';

/** A point in the colour of its group. */
export interface ScatterPoint {
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

export interface ScatterSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly groups: readonly LegendItem[];
  readonly points: readonly ScatterPoint[];
  readonly xLabel: string;
  readonly yLabel: string;
  /** Values at which a dashed line divides each axis. */
  readonly dividers: { readonly x: readonly number[]; readonly y: readonly number[] };
}

/** Factor between the outermost points and the ends of their axis. */
const ROOM = 1.3;

/** Points on logarithmic axes; those without a logarithm are left out. */
export function drawScatter(document: Document, spec: ScatterSpec): Panel {
  const points = spec.points.filter(({ x, y }) => isPositive(x) && isPositive(y));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return panel(document, {
    title: spec.title,
    subtitle: spec.subtitle,
    legend: spec.groups,
    plot: {
      marginTop: 20,
      marginBottom: 40,
      x: axis(spec.xLabel, xs),
      y: axis(spec.yLabel, ys),
      marks: [
        dot(points, { x: 'x', y: 'y', fill: 'colour', r: 1.8, fillOpacity: 0.65 }),
        ruleX(spec.dividers.x.filter(isPositive), DIVIDER),
        ruleY(spec.dividers.y.filter(isPositive), DIVIDER),
      ],
    },
  });
}

function axis(label: string, values: readonly number[]): ScaleOptions {
  return { ...logScale(values, ROOM), label, labelArrow: 'none', grid: true };
}

function isPositive(value: number): boolean {
  return value > 0;
}
