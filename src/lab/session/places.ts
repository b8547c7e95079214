import { placeWords } from '../../../datasets/reading/placeWords.ts';
import { data } from './signals.ts';

/** Where a training sample comes from, in words, as in `row 17 of people.csv`; undefined where nobody knows. */
export function placeOf(sample: number): string | undefined {
  return placeWords(data.value?.items, sample);
}

/** The same as cells of a table; none where nobody knows. */
export function placeCells(sample: number): Readonly<Record<string, string | number>> {
  const items = data.value?.items;
  const [id, source, row] = [items?.ids?.[sample], items?.sources[items.source?.[sample] ?? 0], items?.rows?.[sample]];
  return {
    ...(id !== undefined && { id }),
    ...(source !== undefined && { source }),
    ...(row !== undefined && { row }),
  };
}
