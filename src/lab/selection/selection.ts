import { computed, signal } from '@preact/signals';
import { dataNumber } from '../session/signals.ts';

/** The training samples that the reader selected in any view, and that every view follows. */
export interface Selection {
  /** 1 for each selected sample, [samples]. */
  readonly mask: Uint8Array;
  readonly count: number;
  /** What selected them, in words: `by hand`, `class 3`. */
  readonly by: string;
}

/** What was selected last, with the number of the data that it was selected of. */
const latest = signal<{ readonly of: number; readonly selection: Selection } | null>(null);

/** `null`: nothing is selected, and every view shows all. A selection goes with its data. */
export const selection = computed(() => (latest.value?.of === dataNumber.value ? latest.value.selection : null));

/** A selection of these samples; none selects nothing and clears it. */
export function select(samples: Iterable<number>, total: number, by: string): void {
  const mask = new Uint8Array(total);
  let count = 0;
  for (const sample of samples) {
    count += 1 - (mask[sample] ?? 1);
    mask[sample] = 1;
  }
  latest.value = count > 0 ? { of: dataNumber.peek(), selection: { mask, count, by } } : null;
}

export function clearSelection(): void {
  latest.value = null;
}

/** The selected samples in their order; `null` where nothing is selected. */
export const selected = computed(() => {
  const present = selection.value;
  if (present === null) return null;
  const samples = new Uint32Array(present.count);
  let end = 0;
  for (const [sample, is] of present.mask.entries()) if (is === 1) samples[end++] = sample;
  return samples;
});
