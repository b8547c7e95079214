import { data } from '../session/signals.ts';
import { clearSelection, select, selection } from './selection.ts';

/** The picked samples, in their order; none where nothing is picked. */
export function pickedSamples(): number[] {
  const mask = selection.value?.mask;
  return mask ? [...mask.keys()].filter((sample) => mask[sample] === 1) : [];
}

export function pickByHand(samples: readonly number[]): void {
  if (samples.length === 0) clearSelection();
  else select(samples, data.value?.samples ?? 0, 'by hand');
}

/** Picks a sample besides those that are picked, or no longer. */
export function togglePicked(sample: number): void {
  const before = pickedSamples();
  pickByHand(before.includes(sample) ? before.filter((other) => other !== sample) : [...before, sample]);
}
