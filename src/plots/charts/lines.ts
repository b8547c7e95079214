import { areaY, dot, line, ruleY, type ScaleOptions } from '@observablehq/plot';
import { DIVIDER, epochScale, fittingScale } from '../axes.ts';
import { type LegendItem, PALE } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';

/** A quantity over epochs. */
export interface Series {
  readonly name: string;
  readonly colour: string;
  /** Stroke width in pixels; 2 where left out. */
  readonly width?: number;
  readonly dashed?: boolean;
  readonly points: readonly EpochPoint[];
}

/**
 * `value` is `null` where there is nothing to draw; `spread` is how far the band around it goes, none where left out.
 */
export interface EpochPoint {
  readonly epoch: number;
  readonly value: number | null;
  readonly spread?: number | null;
}

/** A range that is drawn behind the lines, such as what chance gives. */
export interface Band extends LegendItem {
  readonly points: readonly BandPoint[];
}

export interface BandPoint {
  readonly epoch: number;
  readonly low: number;
  readonly high: number;
}

export interface LinesSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly series: readonly Series[];
  /** Chosen by the values where left out. */
  readonly y?: ScaleOptions;
  /** A value at which a dashed line divides the axis; no line where left out. */
  readonly divider?: number;
  /** None where left out. */
  readonly band?: Band;
}

/** With no more epochs than this, each value is a dot on its line; one epoch would be invisible without. */
const DOTTED_EPOCHS = 16;

/** A thinner line stands back, and has no dots where it can be seen without. */
const THIN = 1.5;

/** Dashes and gaps in pixels. */
const DASHES = '5,4';

/** Draws lines over epochs, one per series. */
export function drawLines(document: Document, { title, subtitle, series, y, divider, band }: LinesSpec): Panel {
  const points = linePoints(series);
  const [first, last] = [firstEpoch(series), lastEpoch(series)];
  return panel(document, {
    title,
    subtitle,
    legend: band ? [...series, { ...band, pale: true }] : series,
    plot: {
      x: epochScale(last, first),
      y: { label: null, grid: true, ...(y ?? fittingScale(points.map(({ value }) => value))) },
      marks: [
        ...(band ? [rangeMark(band)] : []),
        ...(divider === undefined ? [] : [ruleY([divider], DIVIDER)]),
        ...bandMarks(points),
        ...lineMarks(points, last - first + 1),
      ],
    },
  });
}

/** A pale area; that of a single epoch is given some width, without which it could not be seen. */
function rangeMark({ points, colour }: Band) {
  const [only] = points;
  const wide = points.length === 1 && only ? [-0.25, 0.25].map((d) => ({ ...only, epoch: only.epoch + d })) : points;
  return areaY(wide, { x: 'epoch', y1: 'low', y2: 'high', fill: colour, fillOpacity: PALE });
}

export interface LinePoint {
  readonly epoch: number;
  readonly value: number;
  readonly spread: number;
  readonly name: string;
  readonly colour: string;
  readonly width: number;
  readonly dashed: boolean;
}

/** The points of all series that can be drawn. */
export function linePoints(series: readonly Series[]): LinePoint[] {
  return series.flatMap(({ name, colour, width = 2, dashed = false, points }) =>
    points.flatMap(({ epoch, value, spread }) =>
      value === null ? [] : [{ epoch, value, spread: spread ?? 0, name, colour, width, dashed }],
    ),
  );
}

/** Marks that draw points as lines, wide ones last; further channels may place them in facets. */
export function lineMarks(points: readonly LinePoint[], epochs: number, facets: { fx?: string; fy?: string } = {}) {
  const channels = { x: 'epoch', y: 'value', z: 'name', ...facets };
  return strokeGroups(points).flatMap((group) => {
    const { width = 2, dashed = false } = group[0] ?? {};
    const dashes = dashed ? { strokeDasharray: DASHES } : {};
    return [
      line(group, { ...channels, stroke: 'colour', strokeWidth: width, strokeLinejoin: 'round', ...dashes }),
      ...(epochs <= (width < THIN ? 2 : DOTTED_EPOCHS)
        ? [dot(group, { ...channels, fill: 'colour', r: width + 0.4 })]
        : []),
    ];
  });
}

/** Points whose lines can be one mark: one has a single width, and dashes or none. */
function strokeGroups(points: readonly LinePoint[]): LinePoint[][] {
  const wide = ({ width }: LinePoint) => width > 2;
  const strokes = [false, true].flatMap((isWide) => [false, true].map((isDashed) => ({ isWide, isDashed })));
  return strokes
    .map(({ isWide, isDashed }) => points.filter((point) => wide(point) === isWide && point.dashed === isDashed))
    .filter((group) => group.length > 0);
}

/** A pale band around each line that has a spread. */
function bandMarks(points: readonly LinePoint[]) {
  const members = points.filter(({ spread }) => spread > 0);
  if (members.length === 0) return [];
  const [y1, y2] = [(point: LinePoint) => point.value - point.spread, (point: LinePoint) => point.value + point.spread];
  return [areaY(members, { x: 'epoch', y1, y2, z: 'name', fill: 'colour', fillOpacity: 0.15 })];
}

export function lastEpoch(series: readonly Series[]): number {
  return Math.max(1, ...series.flatMap(({ points }) => points.map(({ epoch }) => epoch)));
}

function firstEpoch(series: readonly Series[]): number {
  return Math.min(lastEpoch(series), ...series.flatMap(({ points }) => points.map(({ epoch }) => epoch)));
}
