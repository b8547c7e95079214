import type { Box } from '../drawing/box.ts';

/** Where the cells of a grid of samples lie, in CSS pixels from the top of all of them. */
export interface GridLayout {
  readonly columns: number;
  readonly rows: number;
  /** Size of a cell with the room around it. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Height of all cells. */
  readonly height: number;
}

/** Room around a picture, and below it for its words, CSS pixels. */
export const GAP = 8;
export const WORDS = 17;
export const EDGE = 4;

/** The layout of so many cells in a width, each with a picture of a size. */
export function layoutOf(count: number, width: number, size: number): GridLayout {
  const columns = Math.max(1, Math.floor((width - 2 * EDGE) / (size + GAP)));
  const cellWidth = (width - 2 * EDGE) / columns;
  const cellHeight = size + GAP + WORDS;
  const rows = Math.ceil(count / columns);
  return { columns, rows, cellWidth, cellHeight, height: rows * cellHeight + 2 * EDGE };
}

/** Left upper corner of a cell. */
export function cellAt({ columns, cellWidth, cellHeight }: GridLayout, index: number): [x: number, y: number] {
  return [EDGE + (index % columns) * cellWidth, EDGE + Math.floor(index / columns) * cellHeight];
}

/** The cell at a point; `null` where there is none. */
export function indexAt(layout: GridLayout, count: number, x: number, y: number): number | null {
  const column = Math.floor((x - EDGE) / layout.cellWidth);
  const row = Math.floor((y - EDGE) / layout.cellHeight);
  const index = row * layout.columns + column;
  return column >= 0 && column < layout.columns && row >= 0 && index < count ? index : null;
}

/** The cells that a part of the height shows: the first, and the one after the last. */
export function cellsBetween(
  layout: GridLayout,
  count: number,
  top: number,
  bottom: number,
): [from: number, to: number] {
  const first = Math.max(0, Math.floor((top - EDGE) / layout.cellHeight));
  const last = Math.max(0, Math.ceil((bottom - EDGE) / layout.cellHeight));
  return [Math.min(count, first * layout.columns), Math.min(count, last * layout.columns)];
}

/** The cells that a rectangle touches. */
export function cellsIn(layout: GridLayout, count: number, { left, right, top, bottom }: Box): number[] {
  const [from, to] = cellsBetween(layout, count, top, bottom);
  return Array.from({ length: to - from }, (_, place) => from + place).filter((index) => {
    const [x] = cellAt(layout, index);
    return x + layout.cellWidth > left && x < right;
  });
}

/** Where a key leads from a cell; `null` for keys that lead nowhere. `page` is the rows that are seen at once. */
export function moved(key: string, from: number, count: number, columns: number, page: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
    PageUp: -columns * page,
    PageDown: columns * page,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return null;
  const to = from + step;
  if (to >= 0 && to < count) return to;
  return Math.abs(step) === 1 ? from : step < 0 ? from % columns : count - 1;
}
