import { computed } from '@preact/signals';
import { sum } from '../../importance/sum.ts';
import { selectionHistory } from '../selection/selectionHistory.ts';
import { classes, previousRun, run } from '../session/signals.ts';

/** A class's share in a layer's importance. */
export interface MatrixCell {
  /** The class's share of the layer's importance in the last epoch. */
  readonly share: number;
  /** The same in the previous run, at its last epoch; `null` where there is none. */
  readonly previous: number | null;
  /** Share of the cell that the selected samples have; `null` where nothing is selected. */
  readonly selected: number | null;
}

type Totals = readonly (readonly number[])[];

/** [classes][layers]; `null` before the first epoch. */
export const matrix = computed((): MatrixCell[][] | null => {
  const totals = run.value?.epochs.at(-1)?.totals;
  if (!totals) return null;
  const previousTotals = previousRun.value?.epochs.at(-1)?.totals ?? null;
  const own = selectionHistory.value?.at(-1);
  const whole = run.value?.epochs.find(({ epoch }) => epoch === own?.epoch)?.totals; // The selection’s history arrives after the epoch.
  const comparable = previousTotals?.length === totals.length ? previousTotals : null;
  return classes.value.map((_, label) =>
    totals.map((_, d) => {
      const total = whole?.[d]?.[label] ?? 0;
      return {
        share: shareOf(totals, d, label),
        previous: comparable && shareOf(comparable, d, label),
        selected: own === undefined ? null : total > 0 ? (own.totals[d]?.[label] ?? 0) / total : 0,
      };
    }),
  );
});

function shareOf(totals: Totals, d: number, label: number): number {
  const all = sum(totals[d] ?? []);
  return all > 0 ? (totals[d]?.[label] ?? 0) / all : 0;
}
