import { signal } from '@preact/signals';

/** The epoch that the pointer is over in any chart; `null` for none. */
export const hoveredEpoch = signal<number | null>(null);
