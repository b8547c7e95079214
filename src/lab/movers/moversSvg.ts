import type { Panel } from '../../plots/panel.ts';
import { PANEL_WIDTH } from '../../plots/panelWidth.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import { heading, shortened, svgPanel } from '../charts/svgPanel.ts';

/** A sample as it is drawn: its picture where it is known, and the lines that stand below it. */
export interface DrawnMover {
  readonly address: string | null;
  readonly words: readonly string[];
}

export interface MoversPicture {
  readonly title: string;
  readonly subtitle: string;
  readonly movers: readonly DrawnMover[];
  /** Whether pictures fill their square, as the values of a row do. */
  readonly stretched: boolean;
}

const [TOP, LEFT, COLUMNS, GAP, BELOW, LINE] = [44, 4, 7, 8, 38, 13];
/** A longer word is cut off. */
const MOST_LETTERS = 10;
const SIZE = Math.floor((PANEL_WIDTH - LEFT + GAP) / COLUMNS) - GAP;

/** Pictures of samples with their words, as a panel. */
export function moversPanel({ title, subtitle, movers, stretched }: MoversPicture): Panel {
  const height = TOP + Math.ceil(movers.length / COLUMNS) * (SIZE + BELOW);
  const parts = movers.map(({ address, words }, index) => {
    const [x, y] = [(index % COLUMNS) * (SIZE + GAP), TOP + Math.floor(index / COLUMNS) * (SIZE + BELOW)];
    return `<g transform="translate(${x + LEFT},${y})">${pictureOf(address, stretched)}${words.map(lineOf).join('')}</g>`;
  });
  return svgPanel(title, [PANEL_WIDTH, height], heading(title, subtitle) + parts.join(''));
}

function pictureOf(address: string | null, stretched: boolean): string {
  const box = `width="${SIZE}" height="${SIZE}"`;
  if (address === null) return `<rect ${box} fill="var(--muted)" fill-opacity="0.2"/>`;
  const fit = stretched ? 'none' : 'xMidYMid';
  return `<image ${box} preserveAspectRatio="${fit}" href="${escapeMarkup(address)}" style="image-rendering:pixelated"/>`;
}

function lineOf(words: string, line: number): string {
  const short = shortened(words, MOST_LETTERS);
  const y = SIZE + (line + 1) * LINE;
  return `<text x="${SIZE / 2}" y="${y}" font-size="11" text-anchor="middle" fill="currentColor">${escapeMarkup(short)}</text>`;
}
