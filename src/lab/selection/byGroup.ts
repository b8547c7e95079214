import { fewestWith } from '../../importance/ranking/fewestWith.ts';
import { labels } from '../session/labels.ts';
import { classes, data, run } from '../session/signals.ts';
import { clearSelection, select, selection } from './selection.ts';

/** What is selected of a class or a layer: the fewest samples with this share of its importance. */
export const SELECTED_SHARE = 0.5;

/** Selects the samples of a class. */
export function selectClass(label: number): void {
  selectOrClear(ofClass(label), `class ${classes.value[label]}`);
}

/** Selects the fewest samples, of a class or of all, that have half of a layer's importance in the last epoch. */
export function selectLayer(layer: number, label: number | null = null): void {
  const present = run.value;
  const values = present?.values?.importanceByLayer[layer];
  if (!values) return;
  const name = `the fewest with half of ${present.layers[layer]}`;
  const samples = fewestWith(SELECTED_SHARE, values.map(orZero), ofClass(label));
  selectOrClear(samples, label === null ? name : `${name} in class ${classes.value[label]}`);
}

/** Selecting the same samples again clears the selection. */
function selectOrClear(samples: Uint32Array, by: string): void {
  if (selection.value?.by === by) clearSelection();
  else select(samples, data.value?.samples ?? 0, by);
}

/** The samples of a class that the run has, or of all. */
function ofClass(label: number | null): Uint32Array {
  const all = Uint32Array.from(labels.value.keys());
  const nll = run.value?.values?.nll;
  return all.filter(
    (sample) => (label === null || labels.value[sample] === label) && !Number.isNaN(nll?.[sample] ?? 0),
  );
}

/** Replaces the NaN of left-out samples by zero. */
function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
