import { escapeMarkup } from '../plots/svgText.ts';

/** A table of plain values; numbers stand right and are shortened to four digits. */
export function htmlTable(rows: readonly Readonly<Record<string, string | number | null>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const head = columns.map((name) => `<th scope="col">${escapeMarkup(wordsOf(name))}</th>`).join('');
  const body = rows.map((row) => `<tr>${columns.map((name) => cell(row[name] ?? null)).join('')}</tr>`).join('');
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cell(value: string | number | null): string {
  if (typeof value === 'string') return `<td>${escapeMarkup(value)}</td>`;
  return `<td class="number">${value === null ? '–' : formatNumber(value)}</td>`;
}

/** Four digits, thousands apart, small and large numbers as powers of ten. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return value.toLocaleString('en-GB');
  if (size >= 1e-3 && size < 1e6) return String(Number(value.toPrecision(4)));
  const [mantissa, exponent] = value.toExponential(2).split('e');
  return `${mantissa}·10<sup>${Number(exponent)}</sup>`.replaceAll('-', '−');
}

/** `meanTau` as `mean tau`. */
function wordsOf(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** At most `most` rows at even distances, the first and the last among them. */
export function thinned<T>(rows: readonly T[], most: number): T[] {
  if (rows.length <= most) return [...rows];
  return Array.from({ length: most }, (_, i) => rows[Math.round((i * (rows.length - 1)) / (most - 1))]).flatMap(
    (row) => (row === undefined ? [] : [row]),
  );
}
