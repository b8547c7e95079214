import { areaY, line, type Markish, type PlotOptions, plot, ruleY } from '@observablehq/plot';
import { epochScale } from '../axes.ts';
import { escapeMarkup, innerMarkup } from '../svgText.ts';
import { lastEpoch, linePoints, type Series } from './lines.ts';

export interface BareAreasSpec {
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** The lowest area first. */
  readonly series: readonly Series[];
  /** A line over the areas, not stacked; none where left out. */
  readonly outline?: Series | undefined;
}

/** The axis goes so far above the highest value, in every picture alike, so that two can be said to differ by a factor. */
const ROOM = 1.05;

const MARGINS = { marginLeft: 40, marginRight: 12, marginTop: 10, marginBottom: 34 };

/** Along its course a curve does not pass the values at its epochs. */
const CURVE = 'monotone-x';

/** Quantities over epochs, stacked on each other from zero, without title and legend: the page around has both. */
export function drawBareAreas(document: Document, spec: BareAreasSpec): string {
  const { label, width, height } = spec;
  const element = plot({ document, width, height, ...MARGINS, ...scalesOf(spec), marks: marksOf(spec) });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `role="img" aria-label="${escapeMarkup(label)}" font-size="12" text-anchor="middle" fill="currentColor">` +
    `${innerMarkup(element)}</svg>`
  );
}

function scalesOf({ series }: BareAreasSpec): Pick<PlotOptions, 'x' | 'y'> {
  const heights = new Map<number, number>();
  for (const { epoch, value } of linePoints(series)) heights.set(epoch, (heights.get(epoch) ?? 0) + value);
  const domain = [0, ROOM * Math.max(...heights.values())];
  return {
    x: epochScale(lastEpoch(series)),
    y: { label: null, grid: true, domain, ticks: 4, tickFormat: timesFormat },
  };
}

function marksOf({ series, outline }: BareAreasSpec): Markish[] {
  const over = linePoints(outline ? [outline] : []);
  const course = { x: 'epoch', y: 'value', curve: CURVE } as const;
  return [
    areaY(linePoints(series), { ...course, z: 'name', fill: 'colour', order: null }),
    line(over, { ...course, stroke: 'var(--paper)', strokeWidth: 4 }),
    line(over, { ...course, stroke: 'currentColor', strokeWidth: 2 }),
    ruleY([0], { stroke: 'currentColor', strokeOpacity: 0.4 }),
  ];
}

/** `20×`, and a plain zero. */
function timesFormat(value: number): string {
  return value === 0 ? '0' : `${Number(value.toPrecision(3))}×`;
}
