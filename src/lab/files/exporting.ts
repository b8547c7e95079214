import { signal } from '@preact/signals';
import type { Row } from '../../studies/figure.ts';
import { marks } from '../marks/marks.ts';
import { complain } from '../session/actions.ts';
import { data, run } from '../session/signals.ts';
import { ask } from '../session/workerLine.ts';

/** What is being written for the reader at present, in words; `null` for nothing. */
export const writing = signal<string | null>(null);

/** Hands a file to the reader, as a download. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  [link.href, link.download] = [address, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

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

/** The run folder as a ZIP archive, which `samplescope report` draws. */
export function saveFolder(): Promise<void> {
  return saved('the run folder', async (number, name) => [
    `${name}.zip`,
    await ask<'archive'>({ ask: 'archive', run: number, name }),
  ]);
}

/** The records of every sample and epoch. */
export function saveRecords(): Promise<void> {
  return saved('the records', async (number, name) => [
    `${name}-samples.parquet`,
    await ask<'records'>({ ask: 'records', run: number }),
  ]);
}

/** The marked samples with what the last epoch says of them. */
export function saveMarks(): Promise<void> {
  return saved('the marked samples', async (_, name) => [`${name}-marked.csv`, await csvOf(markedRows())]);
}

/** A row a marked sample, in their order. */
export function markedRows(): Row[] {
  const [outline, values] = [data.value, run.value?.values];
  if (outline === null) return [];
  const { relabelled, excluded } = marks.value;
  const named = (label: number | undefined) => (label === undefined ? null : (outline.classes[label] ?? String(label)));
  const samples = [...new Set([...relabelled.keys(), ...excluded])].sort((a, b) => a - b);
  const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return samples.map((sample) => ({
    sample,
    label: named(outline.labels[sample]),
    mark: excluded.has(sample) ? 'excluded' : 'relabelled',
    new_label: named(relabelled.get(sample)),
    prediction: named(values?.prediction[sample]),
    nll: number(values?.nll[sample]),
    margin: number(values?.margin[sample]),
    tau: number(values?.tau[sample]),
  }));
}

type Making = (run: number, name: string) => Promise<readonly [file: string, content: Blob]>;

async function saved(what: string, make: Making): Promise<void> {
  const present = run.value;
  if (present === null || writing.value !== null) return;
  writing.value = what;
  try {
    save(...(await make(present.run, fileName())));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(`Writing ${what} failed: ${reason}`);
  } finally {
    writing.value = null;
  }
}

/** For instance `samplescope-strokes-seed1-epoch12`. */
export function fileName(): string {
  const { config, epochs } = run.value ?? { config: { dataset: 'lab', seed: 0 }, epochs: [] };
  const dataset = config.dataset.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `samplescope-${dataset}-seed${config.seed}-epoch${epochs.length}`;
}
