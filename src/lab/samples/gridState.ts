import { computed, signal } from '@preact/signals';
import { focused, shown } from '../ranking/ranking.ts';
import { selectByHand, selectedSamples } from '../selection/byHand.ts';
import { layoutOf } from './gridLayout.ts';

/** Sizes of a picture, CSS pixels. */
export const SIZES = { small: 32, medium: 48, large: 76 } as const;
export const pictureSize = signal<keyof typeof SIZES>('medium');

/** Width of the grid, CSS pixels. */
export const width = signal(0);
export const layout = computed(() => layoutOf(shown.value.length, width.value, SIZES[pictureSize.value]));

/** A rectangle that is being drawn over the cells, from the top of all of them. */
export const brush = signal<{ from: [number, number]; to: [number, number] } | null>(null);

/** Selects the cells from the focused one to this one, besides what is selected. */
export function selectUpTo(index: number): void {
  const from = focused.value === null ? index : Math.max(0, shown.value.indexOf(focused.value));
  const [low, high] = [Math.min(from, index), Math.max(from, index)];
  selectByHand([...selectedSamples(), ...shown.value.subarray(low, high + 1)]);
}
