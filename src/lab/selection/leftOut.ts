import { computed } from '@preact/signals';
import { run } from '../session/signals.ts';
import { selection } from './selection.ts';

const edits = computed(() => run.value?.config.edits ?? null);

/** The samples that the present run leaves out. */
export const leftOut = computed((): ReadonlySet<number> => new Set(edits.value?.excluded));

/** How many of the selected samples the run leaves out. */
export const selectedLeftOut = computed(() => {
  const mask = selection.value?.mask;
  return mask ? [...leftOut.value].filter((sample) => mask[sample] === 1).length : 0;
});

/** Whether samples are selected, and the present run has none of them. */
export const nonePresent = computed(() => selection.value !== null && selectedLeftOut.value === selection.value.count);

/** Words after the number of selected samples: how many of them the run lacks. */
export function lackWords(selected: number, lacking: number): string {
  if (lacking === 0) return '';
  const which = lacking < selected ? `${lacking.toLocaleString('en')} of them` : selected === 1 ? 'it' : 'all of them';
  return `; this run leaves ${which} out`;
}
