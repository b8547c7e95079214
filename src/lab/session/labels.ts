import { computed } from '@preact/signals';
import { data, run } from './signals.ts';
import type { RunView } from './state.ts';

/** The labels that the present run trains with: [samples] of the whole training set. */
export const labels = computed(() => {
  const own = data.value?.labels;
  const edits = run.value?.config.edits;
  if (!own || !edits) return own ?? new Uint16Array(0);
  const edited = own.slice();
  for (const { sample, label } of edits.relabelled) edited[sample] = label;
  return edited;
});

/** What a run changed in the training data, in words; empty where nothing. */
export function editWords(present: RunView | null): string {
  const edits = present?.config.edits;
  if (!edits) return '';
  const { relabelled, excluded } = edits;
  const parts = [
    ...(relabelled.length > 0 ? [`${relabelled.length} relabelled`] : []),
    ...(excluded.length > 0 ? [`${excluded.length} excluded`] : []),
  ];
  return parts.join(', ');
}
