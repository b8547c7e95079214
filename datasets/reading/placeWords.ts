import type { Items } from './items.ts';

/**
 * Where a sample comes from, in words: `row 17 of people.csv` or `cats/3.png`, after the name that the user's own id
 * column gives it. Undefined where nothing is known of it.
 */
export function placeWords(items: Items | undefined | null, sample: number): string | undefined {
  if (!items) return undefined;
  const words = [items.ids?.[sample], fileWords(items, sample)].filter((word) => word !== undefined && word !== '');
  return words.length > 0 ? words.join(', ') : undefined;
}

function fileWords({ sources, source, rows }: Items, sample: number): string | undefined {
  const file = sources[source?.[sample] ?? 0];
  const row = rows?.[sample];
  if (row === undefined) return file;
  return file === undefined ? `row ${row}` : `row ${row} of ${file}`;
}
