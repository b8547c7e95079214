import { computed } from '@preact/signals';
import { normalisationWeights } from '../../importance/normalisation.ts';
import { sum } from '../../importance/sum.ts';
import { normalisation } from '../drawing/normalisation.ts';
import { previousRun, run } from '../session/signals.ts';
import type { RunView } from '../session/state.ts';

/** B_d by class of each whole epoch in the chosen normalisation: [epochs][layers][classes]. */
export const normalisedTotals = computed(() => (run.value ? totalsOf(run.value) : []));

/** The same of the previous run. */
export const previousNormalisedTotals = computed(() => (previousRun.value ? totalsOf(previousRun.value) : []));

function totalsOf({ epochs, parameters }: RunView): number[][][] {
  const chosen = normalisation.value;
  return epochs.map(({ totals }) => {
    const weights = normalisationWeights(chosen, parameters, sum(totals.map(sum)));
    return totals.map((byClass, d) => byClass.map((value) => value * (weights[d] ?? 0)));
  });
}
