import { FIGURE_STYLE } from './colours.ts';
import type { Panel } from './panel.ts';
import { escapeMarkup } from './svgText.ts';

/** Panels under a heading, placed side by side with other such columns. */
export interface Block {
  /** Empty for none. */
  readonly heading: string;
  readonly panels: readonly Panel[];
}

interface Placed {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const GAP = 28;
const HEADING = 30;
const MARGIN = 20;

/**
 * One valid SVG document of all panels: blocks stand side by side, their panels wrapped into columns, in common rows.
 * The background is drawn, so that the picture can be read wherever it is shown.
 */
export function compose(title: string, blocks: readonly Block[]): string {
  const columns = columnsOf(blocks);
  const between = columns * GAP;
  const heights = rowHeights(blocks, columns);
  const placed = blocks.map((block) => placeBlock(block, columns, heights));
  const width = placed.reduce((sum, block) => sum + block.width + between, -between) + 2 * MARGIN;
  const height = Math.max(0, ...placed.map((block) => block.height)) + 2 * MARGIN;
  let x = MARGIN;
  const content = placed.map((block) => {
    const part = `<g transform="translate(${x},${MARGIN})">${block.svg}</g>`;
    x += block.width + between;
    return part;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="samplescope" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(title)}"><title>${escapeMarkup(title)}</title>` +
    `<style>${FIGURE_STYLE}</style><rect width="100%" height="100%" fill="var(--paper)"/>${content.join('')}</svg>\n`
  );
}

/**
 * Columns of each block: two for one block, or for two with so many panels that one column would be far higher than
 * wide.
 */
function columnsOf(blocks: readonly Block[]): number {
  const most = Math.max(0, ...blocks.map(({ panels }) => panels.length));
  return blocks.length === 1 || (blocks.length === 2 && most > 3) ? 2 : 1;
}

/** Heights that the rows of all blocks have in common: of the highest panel in each. */
function rowHeights(blocks: readonly Block[], columns: number): number[] {
  const heights: number[] = [];
  for (const { panels } of blocks) {
    for (const [index, { height }] of panels.entries()) {
      const row = Math.floor(index / columns);
      heights[row] = Math.max(heights[row] ?? 0, height);
    }
  }
  return heights;
}

function placeBlock({ heading, panels }: Block, columns: number, heights: readonly number[]): Placed {
  const top = heading === '' ? 0 : HEADING;
  let [y, svg] = [top, heading === '' ? '' : headingText(heading)];
  for (let row = 0; row * columns < panels.length; row++) {
    svg += placeRow(panels.slice(row * columns, (row + 1) * columns), y);
    y += (heights[row] ?? 0) + GAP;
  }
  const widest = Math.max(0, ...panels.map((panel) => panel.width));
  const used = Math.min(columns, panels.length);
  return { svg, width: used * (widest + GAP) - GAP, height: y - GAP };
}

function placeRow(row: readonly Panel[], y: number): string {
  let x = 0;
  return row
    .map((panel) => {
      const part = panel.svg.replace('<svg ', `<svg x="${x}" y="${y}" `);
      x += panel.width + GAP;
      return part;
    })
    .join('');
}

function headingText(heading: string): string {
  return `<text x="4" y="18" font-size="17" font-weight="700" fill="currentColor">${escapeMarkup(heading)}</text>`;
}
