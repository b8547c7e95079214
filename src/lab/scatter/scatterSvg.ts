import { classColour } from '../../plots/colours.ts';
import { formatPower } from '../../plots/numbers.ts';
import type { Panel } from '../../plots/panel.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import { heading, svgPanel } from '../charts/svgPanel.ts';
import type { ScatterData } from './scatterCanvas.ts';
import { movedBetween, placesOn, planeOf, type ScatterPlane, ticks } from './scatterPlane.ts';

const [WIDTH, HEIGHT, TOP] = [640, 420, 26];

/**
 * The scatter as a panel: one path per class, in which every point is a dot. Points that are not selected, and those of
 * the previous run, are faint.
 */
export function scatterPanel(title: string, data: ScatterData): Panel {
  const plane = planeOf(WIDTH, HEIGHT - TOP, data.x, data.y);
  const side = data.x.length > 5000 ? 1.4 : 2.6;
  const { mask, labels } = data;
  const previousPlaces = data.previous && placesOn(plane, data.previous.x, data.previous.y);
  const selected = dotsByClass(plane.places, data, 1).map((path, label) => dots(path, classColour(label), 0.8, side));
  const unselected = mask === null ? previousPlaces : plane.places;
  const others = unselected
    ? dotsByClass(unselected, data, 0).map((path) => dots(path, 'var(--muted)', 0.2, side))
    : [];
  const lines = previousPlaces && mask ? linesBetween(previousPlaces, plane.places, mask, labels) : '';
  const points = `${axes(plane, data)}${others.join('')}${lines}${selected.join('')}`;
  const content = `<g transform="translate(0,${TOP})" font-size="11" fill="var(--muted)">${points}</g>`;
  return svgPanel(title, [WIDTH, HEIGHT], heading(title) + content);
}

/** The dots of each class as one path: lines of no length with round ends. Samples that a run leaves out have none. */
function dotsByClass(places: Float32Array, { labels, classes, mask }: ScatterData, wanted: 0 | 1): string[] {
  const paths = Array.from({ length: classes }, (): string[] => []);
  for (let i = 0; 2 * i < places.length; i++) {
    if (Number.isNaN(places[2 * i]) || (mask !== null && mask[i] !== wanted)) continue;
    paths[labels[i] ?? 0]?.push(`M${placeOf(places, i)}h0`);
  }
  return paths.map((path) => path.join(''));
}

/** From where samples were to where they are. */
function linesBetween(
  previousPlaces: Float32Array,
  places: Float32Array,
  mask: Uint8Array,
  labels: ArrayLike<number>,
): string {
  const lines = movedBetween(previousPlaces, places, mask).map((sample) => {
    const stroke = `stroke="${classColour(labels[sample] ?? 0)}" stroke-opacity="0.4"`;
    return `<path d="M${placeOf(previousPlaces, sample)}L${placeOf(places, sample)}" ${stroke}/>`;
  });
  return lines.join('');
}

function placeOf(places: Float32Array, sample: number): string {
  return `${(places[2 * sample] ?? 0).toFixed(1)} ${(places[2 * sample + 1] ?? 0).toFixed(1)}`;
}

function dots(path: string, colour: string, opacity: number, side: number): string {
  const stroke = `stroke="${colour}" stroke-opacity="${opacity}" stroke-width="${side}" stroke-linecap="round"`;
  return path === '' ? '' : `<path d="${path}" fill="none" ${stroke}/>`;
}

function axes(plane: ScatterPlane, { xLabel, yLabel }: ScatterData): string {
  const { left, right, top, bottom } = plane;
  const across = ticks(plane.x).map(({ value, share }) => {
    const x = (left + share * (right - left)).toFixed(1);
    return `${rule(x, top, x, bottom)}<text x="${x}" y="${bottom + 15}" text-anchor="middle">${formatPower(value)}</text>`;
  });
  const upward = ticks(plane.y).map(({ value, share }) => {
    const y = bottom - share * (bottom - top);
    return `${rule(left, y.toFixed(1), right, y.toFixed(1))}<text x="${left - 6}" y="${(y + 4).toFixed(1)}" text-anchor="end">${formatPower(value)}</text>`;
  });
  const middle = (top + bottom) / 2;
  return (
    `${across.join('')}${upward.join('')}` +
    `<text x="${(left + right) / 2}" y="${plane.height - 6}" text-anchor="middle">${escapeMarkup(xLabel)}</text>` +
    `<text transform="translate(12,${middle}) rotate(-90)" text-anchor="middle">${escapeMarkup(yLabel)}</text>`
  );
}

function rule(x1: number | string, y1: number | string, x2: number | string, y2: number | string): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="currentColor" stroke-opacity="0.12"/>`;
}
