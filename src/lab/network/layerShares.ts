import { computed } from '@preact/signals';
import { normalisationWeights } from '../../importance/normalisation.ts';
import { sum } from '../../importance/sum.ts';
import { normalisation } from '../drawing/normalisation.ts';
import { nonePresent } from '../selection/leftOut.ts';
import { selection } from '../selection/selection.ts';
import { live, previousRun, run } from '../session/signals.ts';
import type { RunView } from '../session/state.ts';

/**
 * Each layer's share of the importance of the epoch under way, or of the last one, by the selected samples where there are
 * any: [layers]; `null` before any, and where the run has none of the selected samples.
 */
export const layerShares = computed(() => {
  const present = nonePresent.value ? null : run.value;
  const totals = selectedTotals.value ?? live.value?.totals ?? present?.epochs.at(-1)?.totals;
  return present && totals ? sharesOf(present, totals) : null;
});

/** The same of the previous run, in its last epoch. */
export const previousLayerShares = computed(() => {
  const totals = previousRun.value?.epochs.at(-1)?.totals;
  return previousRun.value && totals && selectedTotals.value === null ? sharesOf(previousRun.value, totals) : null;
});

/** Importance of the selected samples by layer, [layers][1]; `null` where nothing is selected. */
const selectedTotals = computed(() => {
  const [mask, values] = [selection.value?.mask, run.value?.values];
  if (!mask || !values) return null;
  return values.importanceByLayer.map((layer) => [
    layer.reduce((total, value, i) => total + (mask[i] === 1 && value > 0 ? value : 0), 0),
  ]);
});

function sharesOf(present: RunView, totals: readonly (readonly number[])[]): number[] {
  const weights = normalisationWeights(normalisation.value, present.parameters, 1);
  const layers = totals.map((byClass, d) => sum(byClass) * (weights[d] ?? 0));
  const all = sum(layers);
  return layers.map((layer) => (all > 0 ? layer / all : 0));
}
