import type { Column } from '../../table.ts';
import { type Found, type Tally, together } from './tally.ts';

/** What a column is read as, and what was decided on the way. */
export interface KindOfColumn extends Pick<Column, 'kind' | 'missing' | 'oddOne'> {
  /** How its numbers are written where that is not the usual way. */
  readonly written?: 'commas' | 'percents';
  /** The end of a sentence that begins with the column's name. */
  readonly note?: string;
}

/** What a whole file says of commas: whether they are decimal ones in a column that by itself leaves it open. */
export interface Commas {
  readonly areDecimal: boolean;
}

/** Words among numbers make categories of a column where they are at least this share of its cells, */
const LEAST_WORDS = 0.01;
/** and where so few different cells stand in a part of the rows, at most a fifth of them. */
const MOST_CATEGORIES = { count: 50, share: 0.2 } as const;

const ONE_WAY = 'write its decimals with a point in every row, and neither signs between thousands nor of money';

/** `sample` are some cells of the column. */
export function kindOf(tally: Tally, rows: number, sample: readonly string[], commas: Commas): KindOfColumn {
  const { missing, soft, truth, word, comma, percent } = tally.others;
  const numbers = tally.numbers + comma.count + percent.count + tally.decorated.count;
  const words = truth.count + word.count - tally.decorated.count;
  const gaps = missingOf([missing, soft]);
  if (numbers + words === 0 && (missing.count > 0 || rows === 0)) return { kind: 'numbers', missing: gaps };
  if (truth.count > 0 && truth.count === numbers + words) return { kind: 'truths', missing: gaps };
  const asNumbers = numbersOf(tally, commas);
  const { count, row, cell } = asNumbers.odd;
  if (numbers > 0 && count === 0) return { ...asNumbers.written, kind: 'numbers', missing: gaps };
  if (numbers > words && !areCategories(word.count, rows, sample)) {
    const hint = asNumbers.hint && { hint: asNumbers.hint };
    return { ...asNumbers.written, kind: 'numbers', missing: gaps, oddOne: { row, cell, count, ...hint } };
  }
  return { kind: 'words', missing: missingOf([missing]), ...noteOf(tally, numbers > words) };
}

function missingOf(all: readonly Found[]): Column['missing'] {
  const { count, row } = together(all);
  return count > 0 ? { count, first: row } : null;
}

interface AsNumbers {
  readonly odd: Pick<Found, 'count' | 'row' | 'cell'>;
  readonly written: Pick<KindOfColumn, 'written'>;
  readonly hint?: string;
}

/** Reads a column as numbers in the way that most of them are written; the others are odd. */
function numbersOf({ numbers, pointed, certainCommas, decorated, others }: Tally, commas: Commas): AsNumbers {
  const { comma, percent, truth, word } = others;
  const isTrusted = (certainCommas > 0 || commas.areDecimal) && decorated.count === 0;
  const hint = comma.count + decorated.count > 0 ? { hint: ONE_WAY } : {};
  if (isTrusted && comma.count > 0 && comma.count >= pointed.count) {
    return { odd: together([pointed, percent, truth, word]), written: { written: 'commas' }, ...hint };
  }
  if (percent.count > 0 && numbers === 0) {
    return { odd: together([comma, truth, word]), written: { written: 'percents' }, ...hint };
  }
  return { odd: together([comma, percent, truth, word]), written: {}, ...hint };
}

function areCategories(words: number, rows: number, sample: readonly string[]): boolean {
  if (words < Math.max(2, LEAST_WORDS * rows)) return false;
  return new Set(sample).size <= Math.min(MOST_CATEGORIES.count, MOST_CATEGORIES.share * sample.length);
}

function noteOf({ others }: Tally, isMostlyNumbers: boolean): Pick<KindOfColumn, 'note'> {
  const { soft, word } = others;
  if (isMostlyNumbers)
    return { note: `holds '${word.cell}' and more words among numbers, and is taken for categories` };
  return soft.count > 0 ? { note: `holds '${soft.cell}', which is taken for a word, not for a missing cell` } : {};
}
