import { signal } from '@preact/signals';
import type { Normalisation } from '../../importance/normalisation.ts';

/** How importance is normalised, in every view. */
export const normalisation = signal<Normalisation>('plain');
