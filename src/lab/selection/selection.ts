import { computed, signal } from '@preact/signals';
import { dataNumber } from '../session/signals.ts';

/** The training samples that the reader picked in any view, and that every view follows. */
export interface Selection {
  /** 1 for each picked sample, [samples]. */
  readonly mask: Uint8Array;
  readonly count: number;
  /** What picked them, in words: `by hand`, `class 3`. */
  readonly by: string;
}

/** What was picked last, with the number of the data that it was picked of. */
const picked = signal<{ readonly of: number; readonly selection: Selection } | null>(null);

/** `null`: nothing is picked, and every view shows all. A selection goes with its data. */
export const selection = computed(() => (picked.value?.of === dataNumber.value ? picked.value.selection : null));

/** A selection of these samples; none picks nothing and clears it. */
export function select(samples: Iterable<number>, total: number, by: string): void {
  const mask = new Uint8Array(total);
  let count = 0;
  for (const sample of samples) {
    count += 1 - (mask[sample] ?? 1);
    mask[sample] = 1;
  }
  picked.value = count > 0 ? { of: dataNumber.peek(), selection: { mask, count, by } } : null;
}

export function clearSelection(): void {
  picked.value = null;
}

/** The picked samples in their order; `null` where nothing is picked. */
export const selected = computed(() => {
  const picked = selection.value;
  if (picked === null) return null;
  const samples = new Uint32Array(picked.count);
  let end = 0;
  for (const [sample, is] of picked.mask.entries()) if (is === 1) samples[end++] = sample;
  return samples;
});
