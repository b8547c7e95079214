/**
 * What a cell is by itself: a number, one with a decimal comma or a percent sign, a truth value, a word, or no value. `soft`
 * are the signs that stand for no value among numbers and may be a class or a category among words: `-` and `none`.
 */
export type CellKind = 'number' | 'comma' | 'percent' | 'truth' | 'word' | 'soft' | 'missing';

const MISSING = new Set(['', '?', 'na', 'n/a', '#n/a', '#na', '<na>', 'nan', '-nan', 'null']);
const SOFT = new Set(['-', '--', '.', 'none', 'nil']);
const TRUTHS = new Map([
  ['true', 1],
  ['yes', 1],
  ['false', 0],
  ['no', 0],
]);
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;
const COMMA = /^[-+]?\d*,\d+([eE][-+]?\d+)?$/;
const PERCENT = /^[-+]?(\d+[.,]?\d*|[.,]\d+) ?%$/;
/** One comma, and three digits after up to three before: 1,234 may be a thousand or a little more than one. */
const LIKE_THOUSANDS = /^[-+]?[1-9]\d{0,2},\d{3}$/;
const CURRENCY = /^[$€£¥] ?(?=[-+.\d])|(?<=\d) ?[$€£¥]$/;
/** Thousands parted by commas, points, spaces or apostrophes; a single point is a decimal one. */
const GROUPED = /^[-+]?\d{1,3}((,\d{3})+(\.\d+)?|(\.\d{3})+,\d+|(\.\d{3}){2,}|([ '\u00a0\u202f]\d{3})+([.,]\d+)?)$/;
/** The longest word that means a truth value or no value. */
const LONGEST_SIGN = 5;

/** Up to 15 digits are a whole number that float64 holds, and so are these powers: one division rounds once. */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => 10 ** digits);
const [ZERO, NINE, POINT, MINUS, PLUS, SPACE, DELETE] = [48, 57, 46, 45, 43, 32, 127];

/** A cell without the spaces around it; most have none, and are not copied to find that out. */
export function trimmed(cell: string): string {
  const [first, last] = [cell.charCodeAt(0), cell.charCodeAt(cell.length - 1)];
  return isPlain(first) && isPlain(last) ? cell : cell.trim();
}

function isPlain(code: number): boolean {
  return code > SPACE && code < DELETE;
}

/** The number that a trimmed cell writes in the usual way; NaN for anything else, and for one beyond float64. */
export function plainNumber(cell: string): number {
  const { length } = cell;
  const first = cell.charCodeAt(0);
  const start = first === MINUS || first === PLUS ? 1 : 0;
  let [whole, digits, point] = [0, 0, -1];
  for (let at = start; at < length; at++) {
    const code = cell.charCodeAt(at);
    if (code >= ZERO && code <= NINE) {
      whole = 10 * whole + (code - ZERO);
      digits++;
    } else if (code === POINT && point < 0) point = digits;
    else return writtenOtherwise(cell);
  }
  if (digits === 0 || digits > MOST_DIGITS) return writtenOtherwise(cell);
  const value = point < 0 ? whole : whole / (POWERS[digits - point] ?? 1);
  return first === MINUS ? -value : value;
}

function writtenOtherwise(cell: string): number {
  const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/** What a trimmed cell is. */
export function cellKind(cell: string): CellKind {
  if (!Number.isNaN(plainNumber(cell))) return 'number';
  return kindOfOther(cell);
}

/** What a trimmed cell is that is no plain number. */
export function kindOfOther(cell: string): Exclude<CellKind, 'number'> {
  if (cell.length <= LONGEST_SIGN) {
    const small = cell.toLowerCase();
    if (MISSING.has(small)) return 'missing';
    if (SOFT.has(small)) return 'soft';
    if (TRUTHS.has(small)) return 'truth';
  }
  if (COMMA.test(cell)) return 'comma';
  return PERCENT.test(cell) ? 'percent' : 'word';
}

/** The number that a trimmed cell stands for, whatever its column is: 1 for true, 5.1 for `5,1`, NaN where there is none. */
export function cellNumber(cell: string): number {
  const plain = plainNumber(cell);
  if (!Number.isNaN(plain) || cell === '') return plain;
  const kind = kindOfOther(cell);
  if (kind === 'truth') return TRUTHS.get(cell.toLowerCase()) ?? Number.NaN;
  if (kind === 'comma') return plainNumber(cell.replace(',', '.'));
  return kind === 'percent' ? plainNumber(cell.replace(',', '.').replace(/ ?%$/, '')) : Number.NaN;
}

/** Whether a number with a comma may have thousands parted by it. */
export function isLikeThousands(cell: string): boolean {
  return LIKE_THOUSANDS.test(cell);
}

/** Whether a word is a number beyond doubt that is written for people: 1,234.50, 1.234,50, 1 234, $5, 5 €. */
export function isDecorated(cell: string): boolean {
  if (LIKE_THOUSANDS.test(cell)) return false;
  const plain = cell.replace(CURRENCY, '');
  return GROUPED.test(plain) || (plain !== cell && (NUMBER.test(plain) || COMMA.test(plain)));
}

/** A copy that does not keep alive the text it was cut from. */
export function ownCopy(cell: string): string {
  return cell.length < 13 ? cell : JSON.parse(JSON.stringify(cell));
}
