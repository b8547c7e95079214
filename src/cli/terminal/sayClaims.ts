import type { ClaimResult } from '../../studies/claims/claim.ts';
import { countVerdicts, countWords, verdictWords } from '../../studies/claims/verdictWords.ts';
import type { Terminal } from './terminal.ts';

/** Columns that a line may take. */
const WIDTH = 100;

/**
 * The claims as a table: the verdict, what was measured, its 90% interval, the threshold, and what the number is; with
 * several data sets, on which. The last line counts the verdicts.
 */
export function sayClaims(terminal: Terminal, claims: readonly ClaimResult[]): void {
  const several = new Set(claims.map(({ dataset }) => dataset)).size > 1;
  const rows = claims.map((claim) => cells(claim, several));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) terminal.say(shortened(aligned(row, widths)));
  const counts = countVerdicts(claims);
  const words = [countWords(counts), counts.none > 0 ? `${counts.none} without a number` : ''];
  if (claims.length > 0) terminal.say(words.filter((part) => part !== '').join('; '));
}

function cells(claim: ClaimResult, several: boolean): string[] {
  const { id, dataset, value, interval, comparison, threshold, metric } = claim;
  const { mark, words } = verdictWords(claim);
  return [
    id,
    ...(several ? [dataset] : []),
    `${mark} ${words}`,
    value === null ? '–' : shortNumber(value),
    interval === null ? '' : `${shortNumber(interval.low)} … ${shortNumber(interval.high)}`,
    `${comparison} ${shortNumber(threshold)}`,
    metric,
  ];
}

/** Words stand left; the value, which is in front of the interval and what follows it, stands right. */
function aligned(row: readonly string[], widths: readonly number[]): string {
  const value = row.length - 4;
  const padded = row.map((cell, column) => {
    const width = widths[column] ?? 0;
    return column === value ? cell.padStart(width) : cell.padEnd(width);
  });
  return padded.join('  ').trimEnd();
}

function shortened(line: string): string {
  return line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line;
}

/** Three digits that count, as a power of ten where there would be many zeros. */
function shortNumber(value: number): string {
  const size = Math.abs(value);
  const text = size > 0 && size < 1e-3 ? value.toExponential(1) : String(Number(value.toPrecision(3)));
  return text.replace('-', '−').replace('e-', 'e−');
}
