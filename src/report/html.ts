import { formatPlain, formatPower } from '../plots/numbers.ts';
import { escapeMarkup } from '../plots/svgText.ts';

type TableRow = Readonly<Record<string, string | number | null>>;

/** A table of plain values; columns of numbers and percentages stand right, numbers are shortened to four digits. */
export function htmlTable(rows: readonly TableRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const numeric = new Set(columns.filter((name) => rows.every((row) => isNumeric(row[name] ?? null))));
  const open = (tag: string, name: string) => `<${tag}${numeric.has(name) ? ' class="number"' : ''}`;
  const heading = (name: string) => `${open('th', name)} scope="col">${escapeMarkup(wordsOf(name))}</th>`;
  const cell = (row: TableRow, name: string) => `${open('td', name)}>${cellText(row[name] ?? null)}</td>`;
  const head = columns.map(heading).join('');
  const body = rows.map((row) => `<tr>${columns.map((name) => cell(row, name)).join('')}</tr>`).join('');
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function isNumeric(value: string | number | null): boolean {
  return typeof value !== 'string' || /^[\d.]+%$/.test(value);
}

function cellText(value: string | number | null): string {
  if (typeof value === 'string') return escapeMarkup(value);
  return value === null ? '–' : formatNumber(value);
}

/** Four digits, thousands apart, small and large numbers as powers of ten. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return value.toLocaleString('en-GB').replace('-', '−');
  if (size >= 1e-3 && size < 1e6) return String(Number(value.toPrecision(4))).replace('-', '−');
  const [mantissa, exponent] = value.toExponential(2).split('e');
  return `${mantissa}·10<sup>${Number(exponent)}</sup>`.replaceAll('-', '−');
}

/** Three digits in plain characters, also where they stand in a picture; small and large numbers as powers of ten. */
export function shortNumber(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  const isLong = size > 0 && (size < 1e-3 || size >= 1e5);
  return `${rounded < 0 ? '−' : ''}${isLong ? formatPower(size) : formatPlain(size)}`;
}

/** `meanTau` as `mean tau`; other names as they are. */
function wordsOf(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

/** At most `most` rows at even distances, the first and the last among them. */
export function thinned<T>(rows: readonly T[], most: number): T[] {
  if (rows.length <= most) return [...rows];
  return Array.from({ length: most }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))]).flatMap(
    (row) => (row === undefined ? [] : [row]),
  );
}
