import { computed } from '@preact/signals';
import { run } from '../session/signals.ts';
import { selection } from './selection.ts';

const edits = computed(() => run.value?.config.edits ?? null);

/** The samples that the present run leaves out. */
export const leftOut = computed((): ReadonlySet<number> => new Set(edits.value?.excluded));

/** How many of the picked samples those are. */
export const pickedLeftOut = computed(() => {
  const mask = selection.value?.mask;
  return mask ? [...leftOut.value].filter((sample) => mask[sample] === 1).length : 0;
});

/** Whether samples are picked, and the present run has none of them. */
export const nonePresent = computed(() => selection.value !== null && pickedLeftOut.value === selection.value.count);

/** Stands behind the words that tell how many samples are picked: which of them the run lacks. */
export function lackWords(picked: number, lacking: number): string {
  if (lacking === 0) return '';
  const which = lacking < picked ? `${lacking.toLocaleString('en')} of them` : picked === 1 ? 'it' : 'all of them';
  return `; this run leaves ${which} out`;
}
