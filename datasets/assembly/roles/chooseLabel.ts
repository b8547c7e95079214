import { DatasetError } from '../../dataset.ts';
import { counted, listed, someOf } from '../../reading/words.ts';
import type { Column, Table } from '../../tables/table.ts';
import type { ColumnWords } from '../columnWords.ts';
import { nameOf, wholeNameOf } from '../places.ts';
import { fewNumbers } from './fewNumbers.ts';
import { columnNames } from './findColumn.ts';
import { LabelDoubt } from './labelDoubt.ts';
import { nameStrength } from './labelNames.ts';

/** A column of numbers with at most so many different ones may hold classes. */
const FEW_VALUES = 50;
/** Columns, and cells of them all, that are looked at for such. */
const MOST_LOOKED_AT = 40;
const MOST_CELLS = 4_000_000;
/** Columns that are proposed at most. */
const MOST_PROPOSED = 5;
/** In fewer rows than these words may differ by chance. */
const FEW_ROWS = 10;

/**
 * The place of the column with the classes, where only one fits by itself: the one of the strongest name, or else the
 * only one of words that repeat. `open` are the places that have no other use. LabelDoubt where none or several fit.
 */
export async function chooseLabel(words: ColumnWords, open: readonly number[]): Promise<number> {
  const { table } = words;
  const surest = open.filter((place) => isSure(table.columns[place]));
  if (surest.length > 0) return onlyOne(table, surest);
  const weak = open.filter((place) => isWeak(table, place));
  const named = await wordColumns(words, open);
  // A column y of numbers is often a coordinate or a measurement; beside a column of words it is no sure label.
  const doubtful = weak.length === 1 && named.length === 1 && isBareY(table.columns[weak[0] ?? 0]) ? named : [];
  const likely = [...new Set([...weak, ...doubtful])];
  if (likely.length > 0) return onlyOne(table, likely);
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  throw await doubt(words, open, named);
}

function isSure(column: Column | undefined): boolean {
  if (column === undefined || column.kind === 'pictures') return false;
  return column.role === 'label' || column.classNames !== undefined || nameStrength(column.name) === 'strong';
}

/** `y` beside a column `x` of single numbers is a coordinate. */
function isWeak(table: Table, place: number): boolean {
  const column = table.columns[place];
  if (column === undefined || column.kind === 'vectors' || nameStrength(column.name) !== 'weak') return false;
  const hasX = table.columns.some(({ name, width }) => width === 1 && name.trim().toLowerCase() === 'x');
  return !(isBareY(column) && hasX && table.columns.length > 2);
}

function isBareY(column: Column | undefined): boolean {
  return column?.kind === 'numbers' && column.name.trim().toLowerCase() === 'y';
}

/**
 * Columns of words that repeat, or the only one of words where the rows are too few to tell; where no column holds words,
 * those of truth values.
 */
async function wordColumns(words: ColumnWords, open: readonly number[]): Promise<number[]> {
  const places = placesOfKind(words.table, open, 'words');
  if (places.length === 0) return placesOfKind(words.table, open, 'truths');
  const repeat = await Promise.all(places.map(async (place) => differentWords(await words.of(place)).repeat));
  const found = places.filter((_, i) => repeat[i]);
  return found.length === 0 && places.length === 1 && words.table.rows < FEW_ROWS ? places : found;
}

function placesOfKind({ columns }: Table, places: readonly number[], kind: Column['kind']): number[] {
  return places.filter((place) => columns[place]?.kind === kind);
}

function differentWords(words: readonly string[]): { readonly count: number; readonly repeat: boolean } {
  const values = words.filter((word) => word !== '');
  const count = new Set(values).size;
  return { count, repeat: count < values.length };
}

function onlyOne(table: Table, places: readonly number[]): number {
  const [only, another] = places;
  if (only !== undefined && another === undefined) return only;
  const names = places.map((place) => nameOf(table, place));
  throw new LabelDoubt(
    `${table.file}: expected one column with the classes, found ${listed(names)}; say which with ${flags(names)}`,
    places.map((place) => wholeNameOf(table, place)),
  );
}

async function doubt(words: ColumnWords, open: readonly number[], named: readonly number[]): Promise<LabelDoubt> {
  const { table } = words;
  const few = await fewValued(words, open);
  const likely = few.length > 0 ? few : open.map((place) => ({ place, count: 0 }));
  const unnamed = table.columns.some((column) => column.unnamed);
  const expected = unnamed
    ? 'expected to be told which column holds the classes, since there is no header'
    : 'expected a column named label, class or target, or a single one of words that repeat';
  if (open.length === 0) throw nothingOpen(table);
  const found = (named.length > 0 ? named : open).map((place) => nameOf(table, place));
  const proposed = likely.slice(0, MOST_PROPOSED).map(({ place, count }) => {
    return count > 0 ? `${nameOf(table, place)} (${counted(count, 'value')})` : nameOf(table, place);
  });
  return new LabelDoubt(
    `${table.file}: ${expected}, found ${named.length > 0 ? 'words in ' : ''}${someOf(found, 20)}; name the column with the classes: --label ${listed(proposed, 'or')}`,
    likely.map(({ place }) => wholeNameOf(table, place)),
  );
}

/** Every column has another use already. */
function nothingOpen(table: Table): DatasetError {
  return new DatasetError(
    `${table.file}: expected a column with the classes beside those that --ignore, --id, --split and --group name, found only ${someOf(columnNames(table), 20)}; give one of them as --label`,
  );
}

/** The columns that have few different values, the fewest first. */
async function fewValued(words: ColumnWords, places: readonly number[]) {
  const { columns, rows } = words.table;
  const single = places.filter((place) => columns[place]?.width === 1);
  const numbers = single.filter((place) => columns[place]?.kind === 'numbers');
  const few = await fewNumbers(words.table, numbers, FEW_VALUES);
  // The classes stand among the first or the last columns; the words of very many cells would not fit memory.
  const others = single.filter((place) => columns[place]?.kind !== 'numbers');
  const half = Math.ceil(Math.min(MOST_LOOKED_AT, MOST_CELLS / rows) / 2);
  const looked = others.filter((_, i) => i < half || i >= others.length - half);
  const found: { place: number; count: number }[] = [];
  for (const [place, count] of few) if (count >= 2 && count < rows) found.push({ place, count });
  for (const place of looked) {
    const { count, repeat } = differentWords(await words.of(place));
    if (repeat && count >= 2 && count <= FEW_VALUES) found.push({ place, count });
  }
  return found.sort((a, b) => a.count - b.count);
}

function flags(names: readonly string[]): string {
  return listed(
    names.map((name) => `--label ${/\s/.test(name) ? `"${name}"` : name}`),
    'or',
  );
}
