import { dot, link, rect, text } from '@observablehq/plot';
import { type LegendItem, PALE } from '../legend.ts';
import { type Panel, panel } from '../panel.ts';

/** A value on an axis of its own, over a band and beside a mark. */
export interface Strip {
  readonly name: string;
  /** The value in words, at the end of the name's line. */
  readonly label: string;
  readonly value: number;
  readonly mark: number;
  readonly low: number;
  readonly high: number;
  /** Lines below the strip. */
  readonly notes: readonly string[];
}

export interface StripsSpec {
  readonly title: string;
  readonly subtitle: string;
  readonly strips: readonly Strip[];
  /** What the dots, the bands and the marks stand for. */
  readonly dots: LegendItem;
  readonly bands: LegendItem;
  readonly marks: LegendItem;
}

/** Positive numbers that lie further apart than this stand on a logarithmic axis. */
const LINEAR_SPAN = 20;
/** Room at either end of an axis, as a share of it. */
const ROOM = 0.04;
/** Heights in pixels: of the name's line, of the strip, of a note, and between strips. */
const [NAME, STRIP, NOTE, GAP] = [17, 18, 15, 12];
const [BAND_HALF, MARK_HALF] = [6, 9];
/** As in the legend. */
const MARK = { stroke: 'currentColor', strokeWidth: 1.5, strokeDasharray: '3,2' };
const FONT = 11;
const INSET = 4;

/** Draws each strip below its name and above its notes. */
export function drawStrips(document: Document, spec: StripsSpec): Panel {
  const { title, subtitle, strips, dots, bands, marks } = spec;
  const placed = placedStrips(strips);
  const height = placed.at(-1)?.end ?? 0;
  return panel(document, {
    title,
    subtitle,
    legend: [dots, { ...bands, pale: true }, { ...marks, dashed: true }],
    plot: {
      height,
      marginTop: 0,
      marginBottom: 0,
      marginLeft: INSET,
      marginRight: INSET,
      x: { domain: [0, 1], axis: null },
      y: { type: 'linear', domain: [height, 0], range: [height, 0], axis: null },
      marks: [...stripMarks(placed, dots, bands), ...textMarks(placed)],
    },
  });
}

type Placed = ReturnType<typeof placedStrips>[number];

/** The strips with the places of their numbers, from 0 to 1, and of their parts, in pixels from the top. */
function placedStrips(strips: readonly Strip[]) {
  let end = 0;
  return strips.map((strip) => {
    const top = end + (end > 0 ? GAP : 2);
    const middle = top + NAME + STRIP / 2;
    const notes = strip.notes.map((note, place) => ({
      note,
      y: top + NAME + STRIP + (place + 0.5) * NOTE,
    }));
    end = top + NAME + STRIP + strip.notes.length * NOTE;
    return { ...strip, ...placesOn(strip), top: top + NAME / 2, middle, notes, end };
  });
}

function placesOn({ value, mark, low, high }: Strip) {
  const values = [value, mark, low, high];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const scale = least > 0 && most / least > LINEAR_SPAN ? Math.log : (number: number) => number;
  const span = scale(most) - scale(least);
  const at = (number: number) => (span > 0 ? ROOM + ((scale(number) - scale(least)) / span) * (1 - 2 * ROOM) : 0.5);
  return { valueAt: at(value), markAt: at(mark), lowAt: at(low), highAt: at(high) };
}

function stripMarks(placed: readonly Placed[], dots: LegendItem, bands: LegendItem) {
  const around = (half: number) => ({
    y1: ({ middle }: Placed) => middle - half,
    y2: ({ middle }: Placed) => middle + half,
  });
  return [
    link(placed, { x1: 0, x2: 1, y1: 'middle', y2: 'middle', stroke: 'currentColor', strokeOpacity: 0.25 }),
    rect(placed, { x1: 'lowAt', x2: 'highAt', ...around(BAND_HALF), fill: bands.colour, fillOpacity: PALE }),
    link(placed, { x1: 'markAt', x2: 'markAt', ...around(MARK_HALF), ...MARK }),
    dot(placed, { x: 'valueAt', y: 'middle', r: 4.4, fill: dots.colour }),
  ];
}

function textMarks(placed: readonly Placed[]) {
  const notes = placed.flatMap((strip) => strip.notes);
  return [
    text(placed, { x: 0, y: 'top', text: 'name', textAnchor: 'start', fontSize: FONT, fontWeight: 600 }),
    text(placed, { x: 1, y: 'top', text: 'label', textAnchor: 'end', fontSize: FONT, fontWeight: 600 }),
    text(notes, { x: 0, y: 'y', text: 'note', textAnchor: 'start', fontSize: FONT, fill: 'var(--muted)' }),
  ];
}
