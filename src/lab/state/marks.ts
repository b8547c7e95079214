import { signal } from '@preact/signals';

/** What the reader decided about training samples: the label that one should have, or to leave it out. */
export interface Marks {
  /** Label by sample. */
  readonly relabelled: ReadonlyMap<number, number>;
  readonly excluded: ReadonlySet<number>;
}

export const NO_MARKS: Marks = { relabelled: new Map(), excluded: new Set() };

export const marks = signal<Marks>(NO_MARKS);
