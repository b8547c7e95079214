import { signal } from '@preact/signals';
import { notify } from '../session/actions.ts';
import { workerAnswered } from '../session/workerLine.ts';

export type Plots = typeof import('./plots.ts');

/** What charts are drawn with; `null` until it is there. */
export const plots = signal<Plots | null>(null);

/** Loads the plots once the worker has answered, so that both do not start at once (worker/main.ts). */
export async function fetchPlots(): Promise<void> {
  await workerAnswered;
  try {
    plots.value = await import('./plots.ts');
  } catch {
    notify('A file of this page, which draws the charts, could not be loaded. Reload the page.');
  }
}
