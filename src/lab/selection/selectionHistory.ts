import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { normalisationWeights } from '../../importance/normalisation.ts';
import { sum } from '../../importance/sum.ts';
import { normalisation } from '../drawing/normalisation.ts';
import type { SelectionEpoch } from '../protocol/questions.ts';
import { followAnswer } from '../session/followAnswer.ts';
import { previousRun, run } from '../session/signals.ts';
import type { RunView } from '../session/state.ts';
import { ask } from '../session/workerLine.ts';
import { selected } from './selection.ts';

/** The selected samples' error, loss and importance in each epoch of a run. */
interface KnownHistory {
  readonly run: number;
  readonly samples: Uint32Array;
  readonly epochs: readonly SelectionEpoch[];
}

const present = signal<KnownHistory | null>(null);
const previous = signal<KnownHistory | null>(null);

/** The selected samples' error, loss and importance in each epoch of the present run; `null` where nothing is selected or known. */
export const selectionHistory = computed(() => epochsOf(present.value, run.value));
/** The same of the previous run. */
export const previousSelectionHistory = computed(() => epochsOf(previous.value, previousRun.value));

/** B_d of the selected samples by class in the chosen normalisation: [epochs][layers][classes]; `null` where nothing is selected. */
export const normalisedSelection = computed((): number[][][] | null => {
  const [epochs, of] = [selectionHistory.value, run.value];
  if (epochs === null || of === null) return null;
  const chosen = normalisation.value;
  return epochs.map(({ epoch, totals }) => {
    const all = sum((of.epochs[epoch - 1]?.totals ?? []).map(sum));
    const weights = normalisationWeights(chosen, of.parameters, all);
    return totals.map((byClass, d) => byClass.map((value) => value * (weights[d] ?? 0)));
  });
});

/** The selected samples' share of each layer's importance over the run, and of all layers': [layers + 1]. */
export const selectionShares = computed((): number[] | null => {
  const [epochs, of] = [selectionHistory.value, run.value];
  if (epochs === null || of === null) return null;
  const whole = of.epochs.slice(0, epochs.length);
  const byLayer = of.layers.map((_, d) => ({ own: layerTotal(epochs, d), all: layerTotal(whole, d) }));
  const all = { own: sum(byLayer.map(({ own }) => own)), all: sum(byLayer.map((layer) => layer.all)) };
  return [...byLayer, all].map((layer) => (layer.all > 0 ? layer.own / layer.all : 0));
});

function layerTotal(epochs: readonly { readonly totals: readonly (readonly number[])[] }[], d: number): number {
  return sum(epochs.map(({ totals }) => sum(totals[d] ?? [])));
}

/** Asks for the selected samples' history: all epochs for a new selection, the new epochs while a run goes on. */
export function followSelection(): void {
  follow(run, present);
  follow(previousRun, previous);
}

function follow(of: ReadonlySignal<RunView | null>, found: Signal<KnownHistory | null>): void {
  followAnswer(
    of,
    () => selected.value !== null,
    (run) => fetchNew(run, found),
  );
  effect(() => {
    if (selected.value === null) found.value = null;
  });
}

/** Adds the epochs that are not known yet; begins anew for another run or selection. */
async function fetchNew({ run, epochs }: RunView, found: Signal<KnownHistory | null>): Promise<void> {
  const [samples, last] = [selected.peek(), found.peek()];
  if (samples === null) return;
  const known = last?.run === run && last.samples === samples ? last.epochs : [];
  if (known.length >= epochs.length) return;
  const question = { ask: 'selectionHistory', run, samples: samples.slice(), after: known.length } as const;
  const added = await ask<'selectionHistory'>(question);
  found.value = { run, samples, epochs: [...known, ...added] };
}

function epochsOf(known: KnownHistory | null, of: RunView | null): readonly SelectionEpoch[] | null {
  return known && of && known.run === of.run && known.samples === selected.value && known.epochs.length > 0
    ? known.epochs
    : null;
}
