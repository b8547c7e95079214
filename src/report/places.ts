import { baseName } from '../../datasets/tree.ts';
import type { Item, ItemsBySample } from '../run/folder/read/readItems.ts';

/** Where a sample comes from, in words: `p12, row 17 of people.csv`. */
export function placeWords({ id, source, row }: Item): string {
  const file = row === null ? source : `row ${row}${source === '' ? '' : ` of ${source}`}`;
  return [id ?? '', file].filter((words) => words !== '').join(', ');
}

/** The shortest name by which a reader finds a sample: its id, or else its row or its file. */
export function shortPlace({ id, source, row }: Item): string {
  return id || (row === null ? baseName(source) : `row ${row}`);
}

/** The places of samples in words, for pictures that name them. */
export function placesOf(items: ItemsBySample): ReadonlyMap<number, string> {
  return new Map([...items].map(([sample, item]) => [sample, placeWords(item)]));
}
