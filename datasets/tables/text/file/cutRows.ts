import { DatasetError } from '../../../dataset.ts';
import type { TextSource } from './textSource.ts';

/** Rows as they stand in a file. The place of the first is counted as a spreadsheet does, from 1 and blank rows too. */
export interface CutRows {
  readonly first: number;
  readonly rows: readonly (readonly string[])[];
}

/** How a text is cut: `separator` is one character, a space for runs of spaces and tabs. */
export interface Cut {
  readonly separator: string;
  /** Characters at the beginning that belong to no row, or to rows that are skipped; `rows` counts those. */
  readonly skip: { readonly characters: number; readonly rows: number };
}

/** The longest row in characters. Whoever opens a quote and never closes it makes a row of the rest of the file. */
const LONGEST_ROW = 2 ** 24;

/** Cuts whole rows from a text, a piece at a time. DatasetError, with the place, where quotes do not pair. */
export async function* cutRows(source: TextSource, { separator, skip }: Cut): AsyncGenerator<CutRows> {
  const { Parser } = (await import('papaparse')).default;
  const cutter: Cutter =
    separator === ' ' ? cutAtSpaces : papaCutter(new Parser({ delimiter: separator, newline: '\n' }));
  let place = skip.rows + 1;
  let toSkip = skip.characters;
  let [text, uncut] = ['', 0];
  for await (const piece of source.pieces()) {
    const skipped = Math.min(toSkip, piece.length);
    toSkip -= skipped;
    text += piece.slice(skipped);
    // A row that is longer than a piece is looked at again only when there is twice as much of it.
    if (text.length < 2 * uncut) continue;
    const { rows, used } = wholeRows(cutter, text, false, place, source.file);
    text = text.slice(used);
    uncut = text.length;
    if (uncut > LONGEST_ROW) throw tooLong(source.file, place + rows.length);
    if (rows.length > 0) yield { first: place, rows };
    place += rows.length;
  }
  const { rows } = wholeRows(cutter, text, true, place, source.file);
  if (rows.length > 0) yield { first: place, rows };
}

/** Rows of a text, and how many of its characters they take. */
interface WholeRows {
  readonly rows: readonly string[][];
  readonly used: number;
  /** What is wrong, and in which of the rows. */
  readonly fault?: { readonly row: number; readonly words: string };
}

/** `last` where nothing follows the text, so that its end is the end of a row. */
type Cutter = (text: string, last: boolean) => WholeRows;

function wholeRows(cutter: Cutter, text: string, last: boolean, place: number, file: string): WholeRows {
  const cut = cutter(text, last);
  if (cut.fault === undefined) return cut;
  throw new DatasetError(
    `${file}: expected cells whose quotes close, found in row ${place + cut.fault.row}: ${cut.fault.words}; write a quote within quotes twice`,
  );
}

/** Rows of a text by a separator, for a first look at it: what is wrong with quotes is left to whoever reads it all. */
export async function rowsAtOnce(text: string, separator: string, last: boolean, most: number): Promise<string[][]> {
  if (separator === ' ') return cutAtSpaces(text, last).rows.slice(0, most);
  const { Parser } = (await import('papaparse')).default;
  return new Parser({ delimiter: separator, newline: '\n', preview: most }).parse(text, 0, !last).data;
}

function papaCutter(parser: InstanceType<typeof import('papaparse')['Parser']>): Cutter {
  return (text, last) => {
    const { data, errors, meta } = parser.parse(text, 0, !last) as import('papaparse').ParseResult<string[]>;
    const [error] = errors;
    const fault = error && { row: error.row ?? 0, words: error.message };
    return { rows: data, used: meta.cursor, ...(fault && { fault }) };
  };
}

function cutAtSpaces(text: string, last: boolean): WholeRows & { rows: string[][] } {
  const used = last ? text.length : text.lastIndexOf('\n') + 1;
  if (used === 0) return { rows: [], used };
  const whole = text.slice(0, used);
  const lines = (whole.endsWith('\n') ? whole.slice(0, -1) : whole).split('\n');
  return { rows: lines.map(cellsOfLine), used };
}

/** Cells may stand in quotes, as R writes words. */
function cellsOfLine(line: string): string[] {
  if (!line.includes('"')) return line.trim().split(/[ \t]+/);
  return [...line.matchAll(/"((?:[^"]|"")*)"|[^ \t]+/g)].map(([cell, quoted]) => quoted?.replaceAll('""', '"') ?? cell);
}

function tooLong(file: string, place: number): DatasetError {
  return new DatasetError(
    `${file}: expected rows of at most ${LONGEST_ROW / 2 ** 20} Mi characters, found more in row ${place}; close the quote that opens there, or check the file`,
  );
}
