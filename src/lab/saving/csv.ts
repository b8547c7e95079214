import type { Row } from '../../studies/figure.ts';

/** Rows that are turned into text at a time: the page answers in between. */
const ROWS_AT_A_TIME = 4000;

/** Rows as CSV, RFC 4180; the first row's names are the columns. */
export async function csvOf(rows: Iterable<Row>): Promise<Blob> {
  const { default: Papa } = await import('papaparse');
  const parts: string[] = [];
  let waiting: Row[] = [];
  const flush = () => {
    parts.push(`${Papa.unparse(waiting, { newline: '\n', header: parts.length === 0 })}\n`);
    waiting = [];
  };
  for (const row of rows) {
    if (waiting.push(row) < ROWS_AT_A_TIME) continue;
    flush();
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (waiting.length > 0) flush();
  return new Blob(parts, { type: 'text/csv' });
}
