import type { ImageShape } from '../../dataset.ts';
import type { Column, Table } from '../../tables/table.ts';
import type { Encoding } from './encoding.ts';
import { rangeOf, type Survey } from './survey.ts';

/** Flat rows are pictures from this many pixels to a side on. */
const LEAST_SIDE = 8;
/** How far rounding may lift values of pictures from 0 to 1 above 1. */
const UNIT = 1.001;

/**
 * What a sample is a picture of: what its column says, or a square where flat rows have as many numbers as a square, names
 * that say no more than places, and values as pixels have them; `null` where it is none.
 */
export function pictureShape(table: Table, { parts, features }: Encoding, found: Survey): ImageShape | null {
  const columns = parts.map(({ place }) => table.columns[place]);
  const [first] = columns;
  if (columns.length === 1 && first?.image) return first.image;
  const side = Math.sqrt(features);
  if (!Number.isInteger(side) || side < LEAST_SIDE) return null;
  if (parts.some(({ as }) => as === 'categories') || !areNumbered(columns)) return null;
  const [least, largest] = rangeOf(found.statistics);
  return least >= 0 && (found.whole || largest <= UNIT) ? { width: side, height: side, channels: 1 } : null;
}

/** Whether columns have no names of their own: none at all, or such that differ in their numbers only, like `pixel0`. */
function areNumbered(columns: readonly (Column | undefined)[]): boolean {
  if (columns.length === 1) return columns[0]?.kind === 'vectors';
  if (columns.every((column) => column?.unnamed)) return true;
  const stems = new Set(columns.map((column) => column?.name.trim().replace(/\d+/g, '#')));
  return stems.size === 1 && [...stems][0]?.includes('#') === true;
}
