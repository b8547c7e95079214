import { signal } from '@preact/signals';
import type { Row } from '../../studies/figure.ts';
import { marks } from '../marks/marks.ts';
import { csvOf } from '../saving/csv.ts';
import { fileName, save } from '../saving/saveFile.ts';
import { complain } from '../session/actions.ts';
import { placeCells } from '../session/places.ts';
import { data, run } from '../session/signals.ts';
import { ask } from '../session/workerLine.ts';

/** What is being written for the reader at present, in words; `null` for nothing. */
export const writing = signal<string | null>(null);

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

/** One row per marked sample, in their order. */
export function markedRows(): Row[] {
  const [outline, values] = [data.value, run.value?.values];
  if (outline === null) return [];
  const { relabelled, excluded } = marks.value;
  const named = (label: number | undefined) => (label === undefined ? null : (outline.classes[label] ?? String(label)));
  const samples = [...new Set([...relabelled.keys(), ...excluded])].sort((a, b) => a - b);
  const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  return samples.map((sample) => ({
    sample,
    ...placeCells(sample),
    label: named(outline.labels[sample]),
    mark: excluded.has(sample) ? 'excluded' : 'relabelled',
    new_label: named(relabelled.get(sample)),
    prediction: named(values?.prediction[sample]),
    nll: number(values?.nll[sample]),
    margin: number(values?.margin[sample]),
    tau: number(values?.tau[sample]),
  }));
}

type MakeFile = (run: number, name: string) => Promise<readonly [file: string, content: Blob]>;

async function saved(what: string, make: MakeFile): Promise<void> {
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
