import { computed } from '@preact/signals';
import { sum } from '../../importance/sum.ts';
import { viewWeights } from '../../importance/views.ts';
import { before, live, type RunView, run, view } from './lab.ts';

/** B_d by class of each whole epoch in the chosen view: [epochs][layers][classes]. */
export const viewedTotals = computed(() => (run.value ? totalsOf(run.value) : []));

/** The same of the run before. */
export const viewedBefore = computed(() => (before.value ? totalsOf(before.value) : []));

/** Each layer's share of the importance of the epoch under way, or of the last one: [layers]; `null` before any. */
export const layerShares = computed(() => {
  const present = run.value;
  const totals = live.value?.totals ?? present?.epochs.at(-1)?.totals;
  if (!present || !totals) return null;
  const weights = viewWeights(view.value, present.parameters, 1);
  const layers = totals.map((byClass, d) => sum(byClass) * (weights[d] ?? 0));
  const all = sum(layers);
  return layers.map((layer) => (all > 0 ? layer / all : 0));
});

function totalsOf({ epochs, parameters }: RunView): number[][][] {
  const chosen = view.value;
  return epochs.map(({ totals }) => {
    const weights = viewWeights(chosen, parameters, sum(totals.map(sum)));
    return totals.map((byClass, d) => byClass.map((value) => value * (weights[d] ?? 0)));
  });
}
