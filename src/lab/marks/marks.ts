import { computed, signal } from '@preact/signals';
import type { Edits } from '../../run/edits/edits.ts';

/** What the reader decided about training samples: the label that one should have, or to leave it out. */
export interface Marks {
  /** Label by sample. */
  readonly relabelled: ReadonlyMap<number, number>;
  readonly excluded: ReadonlySet<number>;
}

export const NO_MARKS: Marks = { relabelled: new Map(), excluded: new Set() };

export const marks = signal<Marks>(NO_MARKS);

/** How many samples are marked. */
export const markCount = computed(() => marks.value.relabelled.size + marks.value.excluded.size);

/** Marks samples as to be left out. */
export function exclude(samples: Iterable<number>): void {
  const { relabelled, excluded } = changed(samples);
  for (const sample of samples) excluded.add(sample);
  marks.value = { relabelled, excluded };
}

/** Gives samples another label; one that has this label in `labels`, those of the data, loses its mark. */
export function relabel(samples: Iterable<number>, label: number, labels: ArrayLike<number>): void {
  const { relabelled, excluded } = changed(samples);
  for (const sample of samples) if (labels[sample] !== label) relabelled.set(sample, label);
  marks.value = { relabelled, excluded };
}

export function unmark(samples: Iterable<number>): void {
  marks.value = changed(samples);
}

export function clearMarks(): void {
  marks.value = NO_MARKS;
}

/** The marks as edits of the training data; `null` where nothing is marked. */
export function editsOf({ relabelled, excluded }: Marks): Edits | null {
  if (relabelled.size + excluded.size === 0) return null;
  const byNumber = (a: number, b: number) => a - b;
  return {
    relabelled: [...relabelled].map(([sample, label]) => ({ sample, label })).sort((a, b) => a.sample - b.sample),
    excluded: [...excluded].sort(byNumber),
  };
}

/** Copies of the marks without those of these samples. */
function changed(samples: Iterable<number>) {
  const [relabelled, excluded] = [new Map(marks.value.relabelled), new Set(marks.value.excluded)];
  for (const sample of samples) {
    relabelled.delete(sample);
    excluded.delete(sample);
  }
  return { relabelled, excluded };
}
