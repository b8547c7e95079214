import { data, run } from '../session/signals.ts';
import { exclude, marks, relabel, unmark } from './marks.ts';

/**
 * The next mark of a sample by its key: first the label that the network gives it, where that is another one, then left
 * out, then none again.
 */
export function cycleMark(sample: number): void {
  const labels = data.value?.labels;
  if (!labels) return;
  const taken = run.value?.values?.prediction[sample] ?? -1;
  const { relabelled, excluded } = marks.value;
  if (excluded.has(sample)) unmark([sample]);
  else if (!relabelled.has(sample) && taken >= 0 && taken !== labels[sample]) relabel([sample], taken, labels);
  else exclude([sample]);
}
