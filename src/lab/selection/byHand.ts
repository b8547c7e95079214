import { data } from '../session/signals.ts';
import { clearSelection, select, selection } from './selection.ts';

/** The selected samples, in their order; none where nothing is selected. */
export function selectedSamples(): number[] {
  const mask = selection.value?.mask;
  return mask ? [...mask.keys()].filter((sample) => mask[sample] === 1) : [];
}

export function selectByHand(samples: readonly number[]): void {
  if (samples.length === 0) clearSelection();
  else select(samples, data.value?.samples ?? 0, 'by hand');
}

/** Selects a sample besides those that are selected, or no longer. */
export function toggleSelected(sample: number): void {
  const before = selectedSamples();
  selectByHand(before.includes(sample) ? before.filter((other) => other !== sample) : [...before, sample]);
}
