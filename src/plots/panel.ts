import { type PlotOptions, plot } from '@observablehq/plot';
import { writtenAxes } from './axes.ts';
import { imageStrip, type StripImage } from './imageStrip.ts';
import { type LegendItem, legend } from './legend.ts';
import { PANEL_WIDTH } from './panelWidth.ts';
import { escapeMarkup, innerMarkup } from './svgText.ts';

/** One picture of a figure: a title, a legend and a plot, as an SVG element of its own. */
export interface Panel {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** `<svg …>` that takes its colours from an enclosing element of class `samplescope`. */
  readonly svg: string;
}

export interface PanelSpec {
  readonly title: string;
  /** What is on the axes, in one line under the title. */
  readonly subtitle: string;
  /** Pictures above the legend. */
  readonly images?: readonly StripImage[];
  readonly legend?: readonly LegendItem[];
  readonly plot: PlotOptions;
  /** The height of the whole panel, in place of the one that the plot gives. */
  readonly height?: number;
}

const PLOT_HEIGHT = 262;
const INSET = 4;

/** Draws a panel; `document` makes the elements: the browser's own, or a stand-in elsewhere. */
export function panel(document: Document, spec: PanelSpec): Panel {
  const strip = imageStrip(spec.images ?? [], PANEL_WIDTH - 2 * INSET);
  const key = legend(spec.legend ?? [], PANEL_WIDTH - 2 * INSET);
  const keyTop = 42 + strip.height;
  const plotTop = keyTop + 2 + key.height;
  const total = spec.height ?? plotTop + (spec.plot.height ?? PLOT_HEIGHT);
  const label = escapeMarkup(`${spec.title}: ${spec.subtitle}`);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PANEL_WIDTH}" height="${total}" ` +
    `viewBox="0 0 ${PANEL_WIDTH} ${total}" role="img" aria-label="${label}">` +
    `<text x="${INSET}" y="16" font-size="14" font-weight="650" fill="currentColor">${escapeMarkup(spec.title)}</text>` +
    `<text x="${INSET}" y="33" font-size="11.5" fill="var(--muted)">${escapeMarkup(spec.subtitle)}</text>` +
    (strip.svg && `<g transform="translate(${INSET},42)">${strip.svg}</g>`) +
    `<g transform="translate(${INSET},${keyTop})">${key.svg}</g>` +
    `<g transform="translate(0,${plotTop})" font-size="11" text-anchor="middle" fill="currentColor">` +
    `${drawPlot(document, { ...spec.plot, height: total - plotTop })}</g></svg>`;
  return { title: spec.title, width: PANEL_WIDTH, height: total, svg };
}

/** The marks and axes; their sizes and colours come from the group around them. */
function drawPlot(document: Document, options: PlotOptions): string {
  const element = plot({
    document,
    width: PANEL_WIDTH,
    marginLeft: 52,
    marginRight: 14,
    marginTop: 12,
    marginBottom: 36,
    ...options,
    marks: [...writtenAxes(options), ...(options.marks ?? [])],
  });
  return innerMarkup(element);
}
