import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { normalisationWeights } from '../../importance/normalisation.ts';
import { sum } from '../../importance/sum.ts';
import { normalisation } from '../drawing/normalisation.ts';
import type { SelectionEpoch } from '../protocol/questions.ts';
import { previousRun, run } from '../session/signals.ts';
import type { RunView } from '../session/state.ts';
import { ask } from '../session/workerLine.ts';
import { selected } from './selection.ts';

/** What the selected samples have of a run, epoch by epoch. */
interface KnownHistory {
  readonly run: number;
  readonly samples: Uint32Array;
  readonly epochs: readonly SelectionEpoch[];
}

const present = signal<KnownHistory | null>(null);
const earlier = signal<KnownHistory | null>(null);

/** What the selected samples have of the present run; `null` where nothing is selected or known. */
export const selectionHistory = computed(() => epochsOf(present.value, run.value));
/** The same of the previous run. */
export const previousSelectionHistory = computed(() => epochsOf(earlier.value, previousRun.value));

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

/** Asks for what the selected samples have: all epochs for a new selection, the new epochs while a run goes on. */
export function followSelection(): void {
  follow(run, present);
  follow(previousRun, earlier);
}

function follow(of: ReadonlySignal<RunView | null>, found: typeof present): void {
  let asking = false;
  const refresh = async () => {
    const [samples, view] = [selected.peek(), of.peek()];
    if (asking || samples === null || view === null) return;
    const known = found.peek();
    const same = known?.run === view.run && known.samples === samples ? known : null;
    const after = same?.epochs.length ?? 0;
    if (same && after >= view.epochs.length) return;
    asking = true;
    const added = await ask<'selectionHistory'>({
      ask: 'selectionHistory',
      run: view.run,
      samples: samples.slice(),
      after,
    }).catch(() => null);
    asking = false;
    if (added) found.value = { run: view.run, samples, epochs: [...(same?.epochs ?? []), ...added] };
    if (added && (added.length > 0 || selected.peek() !== samples)) void refresh();
  };
  const epochs = computed(() =>
    of.value && of.value.epochs.length > 0 ? `${of.value.run} ${of.value.epochs.length}` : '',
  );
  effect(() => {
    if (selected.value === null) found.value = null;
    else if (epochs.value !== '') void refresh();
  });
}

function epochsOf(known: KnownHistory | null, of: RunView | null): readonly SelectionEpoch[] | null {
  return known && of && known.run === of.run && known.samples === selected.value && known.epochs.length > 0
    ? known.epochs
    : null;
}
