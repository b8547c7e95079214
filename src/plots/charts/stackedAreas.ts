import { areaY, line, ruleY } from '@observablehq/plot';
import { epochScale, fittingScale } from '../axes.ts';
import type { StripImage } from '../imageStrip.ts';
import type { LegendItem } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';
import { type LinePoint, lastEpoch, lineMarks, linePoints, type Series } from './lines.ts';

export interface StackedAreasSpec {
  readonly title: string;
  readonly subtitle: string;
  /** Pictures above the plot; none where left out. */
  readonly images?: readonly StripImage[];
  /** The lowest area first. */
  readonly series: readonly Series[];
  /** Lines over the areas, not stacked. */
  readonly outlines?: readonly Series[];
  /** The legend, where it is not the series and the outlines. */
  readonly legend?: readonly LegendItem[];
}

const PLOT_HEIGHT = 210;
/** By how much a casing is wider than its line, pixels. */
const CASING = 2;

/** Quantities over epochs, stacked on each other from zero. */
export function drawStackedAreas(
  document: Document,
  { title, subtitle, images, series, outlines = [], legend }: StackedAreasSpec,
): Panel {
  const last = lastEpoch([...series, ...outlines]);
  const [points, lines] = [widePoints(series, last), widePoints(outlines, last)];
  return panel(document, {
    title,
    subtitle,
    ...(images && { images }),
    legend: legend ?? [...series, ...outlines],
    plot: {
      marginLeft: 58,
      height: PLOT_HEIGHT,
      x: epochScale(last),
      y: { label: null, grid: true, ...fittingScale([0, ...heightsOf(points), ...lines.map(({ value }) => value)]) },
      marks: [
        areaY(points, { x: 'epoch', y: 'value', z: 'name', fill: 'colour', order: null }),
        ...casedLines(lines, last),
        ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
      ],
    },
  });
}

function casedLines(lines: readonly LinePoint[], last: number) {
  return [...(lines.length > 0 ? [casing(lines)] : []), ...lineMarks(lines, last)];
}

/** How high the areas reach together in each epoch. */
function heightsOf(points: readonly LinePoint[]): Iterable<number> {
  const heights = new Map<number, number>();
  for (const { epoch, value } of points) heights.set(epoch, (heights.get(epoch) ?? 0) + value);
  return heights.values();
}

/** A paper-coloured band under each line, on which it stands out from an area of any colour. */
function casing(lines: readonly LinePoint[]) {
  const width = Math.max(0, ...lines.map(({ width }) => width)) + CASING;
  return line(lines, {
    x: 'epoch',
    y: 'value',
    z: 'name',
    stroke: 'var(--paper)',
    strokeWidth: width,
    strokeLinejoin: 'round',
  });
}

/** The points of series that end at the epoch `last`, so that they span an area also where there is one epoch. */
function widePoints(series: readonly Series[], last: number): LinePoint[] {
  return linePoints(series).flatMap((point) => (last > 1 ? [point] : asBlock(point)));
}

/** Doubles the point of a single epoch, since one point spans no area. */
function asBlock<T extends { readonly epoch: number }>(point: T): T[] {
  return [-0.25, 0.25].map((offset) => ({ ...point, epoch: point.epoch + offset }));
}
