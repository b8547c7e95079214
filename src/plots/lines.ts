import { dot, line, type ScaleOptions } from '@observablehq/plot';
import { epochScale, fittingScale } from './axes.ts';
import { type Panel, panel } from './panel.ts';

/** A quantity over epochs. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  /** Stroke width in pixels; 2 where left out. */
  readonly width?: number;
  readonly points: readonly EpochPoint[];
}

/** `value` is `null` where there is nothing to draw. */
export interface EpochPoint {
  readonly epoch: number;
  readonly value: number | null;
}

export interface LinesSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly series: readonly Series[];
  /** Chosen by the values where left out. */
  readonly y?: ScaleOptions;
}

/** With no more epochs than this, each value is a dot on its line; one epoch would be invisible without. */
const DOTTED_EPOCHS = 16;

/** Lines over epochs, one a series. */
export function drawLines(document: Document, { title, subtitle, series, y }: LinesSpec): Panel {
  const points = linePoints(series);
  return panel(document, {
    title,
    subtitle,
    legend: series,
    plot: {
      x: epochScale(lastEpoch(series)),
      y: { label: null, grid: true, ...(y ?? fittingScale(points.map(({ value }) => value))) },
      marks: lineMarks(points, lastEpoch(series)),
    },
  });
}

export interface LinePoint {
  readonly epoch: number;
  readonly value: number;
  readonly name: string;
  readonly colour: string;
  readonly width: number;
}

/** The points of all series that can be drawn. */
export function linePoints(series: readonly Series[]): LinePoint[] {
  return series.flatMap(({ name, colour, width = 2, points }) =>
    points.flatMap(({ epoch, value }) => (value === null ? [] : [{ epoch, value, name, colour, width }])),
  );
}

/** Marks that draw points as lines; further channels may place them in facets. */
export function lineMarks(points: readonly LinePoint[], epochs: number, facets: { fx?: string; fy?: string } = {}) {
  const channels = { x: 'epoch', y: 'value', z: 'name', ...facets };
  const wide = points.filter(({ width }) => width > 2);
  const narrow = points.filter(({ width }) => width <= 2);
  const drawn = [narrow, wide].filter((group) => group.length > 0);
  return drawn.flatMap((group) => [
    line(group, { ...channels, stroke: 'colour', strokeWidth: group[0]?.width ?? 2, strokeLinejoin: 'round' }),
    ...(epochs <= DOTTED_EPOCHS ? [dot(group, { ...channels, fill: 'colour', r: (group[0]?.width ?? 2) + 0.4 })] : []),
  ]);
}

export function lastEpoch(series: readonly Series[]): number {
  return Math.max(1, ...series.flatMap(({ points }) => points.map(({ epoch }) => epoch)));
}
