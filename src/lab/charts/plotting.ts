import { signal } from '@preact/signals';
import { notify } from '../session/actions.ts';
import { firstWord } from '../session/workerLine.ts';

export type Plots = typeof import('./plots.ts');

/** What charts are drawn with; `null` until it is there. */
export const plots = signal<Plots | null>(null);

/** Fetches it at the worker's first word: the worker has read the language's data by then (worker/main.ts). */
export async function fetchPlots(): Promise<void> {
  await firstWord;
  try {
    plots.value = await import('./plots.ts');
  } catch {
    notify('A file of this page, which draws the charts, could not be loaded. Reload the page.');
  }
}
