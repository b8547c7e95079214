import { signal } from '@preact/signals';
import { listen } from '../session/engine.ts';
import { notices } from '../session/lab.ts';

export type Plots = typeof import('./plots.ts');

/** What charts are drawn with; `null` until it is there. */
export const plots = signal<Plots | null>(null);

/** Fetches it at the worker's first word: the worker has read the language's data by then (worker/main.ts). */
export function fetchPlots(): void {
  const stop = listen(async () => {
    stop();
    try {
      plots.value = await import('./plots.ts');
    } catch {
      const sentence = 'A file of this page, which draws the charts, could not be loaded. Reload the page.';
      notices.value = [...notices.value, sentence];
    }
  });
}
