import type { RangedFile } from '../source.ts';
import { ChunkCursor } from './cursor.ts';
import type { Footer } from './footer.ts';
import type { Leaf } from './leaf.ts';
import type { Page } from './pages/page.ts';
import { kindOfElement } from './valueKind.ts';
import { wordsOf } from './words.ts';

/** Cells of a column that follow one another: numbers or words, `null` where there is no value. */
export interface CellRun {
  /** The row of the first cell. */
  readonly first: number;
  readonly cells: ArrayLike<number | bigint | string | Uint8Array | null>;
}

const WINDOW = 2 ** 20;

/**
 * The cells of a column of a file whose rows include those from `start` to before `end`: some runs begin before or end
 * behind them. Throws ParquetDamage for a column of lists, and where the file is damaged.
 */
export async function* readCells(
  file: RangedFile,
  { groups }: Footer,
  leaf: Leaf,
  start: number,
  end: number,
): AsyncGenerator<CellRun> {
  let first = 0;
  for (const group of groups) {
    const place = group[leaf.ordinal];
    const rows = place?.rows ?? 0;
    if (place && first < end && first + rows > start) {
      const cursor = new ChunkCursor(file, leaf, place, WINDOW);
      for (let row = first; row < end; ) {
        const page = await cursor.current();
        if (page === undefined) break;
        if (row + page.entries > start) yield { first: row, cells: cellsOf(page, leaf) };
        row += page.entries;
        cursor.entry = page.entries;
      }
    }
    first += rows;
  }
}

/** The cells of a page of a column without lists. */
export function cellsOf({ values, definition, entries }: Page, leaf: Leaf): CellRun['cells'] {
  const present = kindOfElement(leaf.element).kind === 'words' ? wordsOf(values, leaf) : values;
  if (definition === undefined) return present;
  let used = 0;
  return Array.from({ length: entries }, (_, entry) =>
    definition[entry] === leaf.definition ? (present[used++] ?? null) : null,
  );
}
