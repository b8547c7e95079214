import { computed, effect, type ReadonlySignal } from '@preact/signals';
import type { RunView } from './state.ts';

/**
 * Fetches what is shown of a run whenever the run, its whole epochs or anything that `isWanted` reads changes: one fetch at
 * a time, and another one after it where something has changed meanwhile. It goes on until the function that it returns is
 * called.
 */
export function followAnswer(
  of: ReadonlySignal<RunView | null>,
  isWanted: () => boolean,
  fetch: (run: RunView) => Promise<void>,
): () => void {
  let [stopped, asking, again] = [false, false, false];
  const refresh = async () => {
    again = asking;
    const run = of.peek();
    if (asking || stopped || run === null) return;
    asking = true;
    await fetch(run).catch(() => undefined); // The run has gone in the meantime.
    asking = false;
    if (again) void refresh();
  };
  const epochs = computed(() => epochsOf(of.value));
  const stop = effect(() => {
    if (isWanted() && epochs.value !== '') void refresh();
  });
  return () => {
    stopped = true;
    stop();
  };
}

/** Changes with the run and its whole epochs, and not with each peek into one; empty before the first. */
function epochsOf(run: RunView | null): string {
  return run !== null && run.epochs.length > 0 ? `${run.run} ${run.epochs.length}` : '';
}
