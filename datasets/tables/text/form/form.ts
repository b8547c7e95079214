import { DatasetError } from '../../../dataset.ts';
import { visible } from '../../../visible.ts';
import { type Cut, rowsAtOnce } from '../file/cutRows.ts';
import type { TextSource } from '../file/textSource.ts';
import { headOf } from './head.ts';
import { type Header, headerOf } from './header.ts';
import { isNumber } from './headerEvidence.ts';
import { otherText } from './otherText.ts';
import { isCommentLike, type Prelude, preludeOf } from './prelude.ts';
import { separatorOf } from './separator.ts';
import { titlesOf } from './titles.ts';

/** How a table is written, as its beginning shows. */
export interface Form extends Cut {
  readonly header: Header;
  readonly prelude: Prelude;
  /** Rows above the header, or above the data, that are lines of text. */
  readonly titles: number;
  /** Whether comments below the beginning may have as many cells as data have: where the first column holds numbers. */
  readonly commentsFit: boolean;
  /** Trimmed cells of the first rows of data. */
  readonly sample: readonly (readonly string[])[];
}

/**
 * Finds out how a table is written. Undefined where the text has fewer than two columns and `guess` does not say more.
 * DatasetError for a text of another format.
 */
export async function formOf(source: TextSource, guess?: string): Promise<Form | undefined> {
  const head = await headOf(source);
  checkFormat(head.text, source.file);
  const prelude = preludeOf(head);
  const text = head.text.slice(prelude.characters);
  const separator = prelude.separator ?? (await separatorOf(text, head.whole)) ?? guess;
  if (separator === undefined) return undefined;
  checkSeparator(separator, source.file);
  const rows = (await rowsAtOnce(text, separator, head.whole, text.length + 1))
    .filter((cells) => !isBlank(cells) && !(prelude.hasComments && isCommentLike(cells[0] ?? '')))
    .map((cells) => cells.map((cell) => cell.trim()));
  return { separator, ...restOf(rows, prelude, await commentCells(prelude, separator)) };
}

/** Whether no cell of a row has a value. */
export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

function restOf(all: readonly (readonly string[])[], prelude: Prelude, comment: readonly string[]) {
  const titles = titlesOf(all);
  const rows = all.slice(titles);
  const header = headerOf(rows, comment);
  const sample = header.isRow ? rows.slice(1) : rows;
  return {
    skip: { characters: prelude.characters, rows: prelude.rows },
    header,
    prelude,
    titles,
    commentsFit: sample.some(([first = '']) => isNumber(first)),
    sample,
  };
}

async function commentCells({ comment }: Prelude, separator: string): Promise<readonly string[]> {
  if (comment === undefined) return [];
  const [cells = []] = await rowsAtOnce(comment, separator, true, 1);
  return cells.map((cell) => cell.trim());
}

function checkFormat(text: string, file: string): void {
  const other = otherText(text);
  if (other) throw new DatasetError(`${file}: expected CSV, found ${other.words}; ${other.remedy}`);
}

function checkSeparator(separator: string, file: string): void {
  if (!['"', '\ufeff', '\r'].includes(separator)) return;
  throw new DatasetError(`${file}: expected a separator after sep=, found ${visible(separator)}; name ; or , there`);
}
