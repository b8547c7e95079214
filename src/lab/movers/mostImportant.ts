import { computed, effect, signal } from '@preact/signals';
import { selection } from '../selection/selection.ts';
import { data, run } from '../session/signals.ts';
import { ask } from '../session/workerLine.ts';

/** How many samples are shown. */
const SHOWN = 14;

/** The samples that moved the network most in the epoch that `values` are of, most first; of the selected ones, if any. */
export const movers = computed((): readonly number[] => {
  const importance = run.value?.values?.importance;
  return importance ? largest(importance, SHOWN, selection.value?.mask ?? null) : [];
});

/** Bytes of samples that were asked for, by sample; forgotten with the data. */
export const pixels = signal<ReadonlyMap<number, Uint8Array>>(new Map());

/** Asks for the pixels of movers that are not known yet. */
export function followMovers(): void {
  effect(() => {
    data.value;
    pixels.value = new Map();
  });
  effect(() => {
    const known = pixels.value;
    const missing = movers.value.filter((sample) => !known.has(sample));
    if (missing.length > 0 && data.value?.loaded) void fetchPixels(missing);
  });
}

async function fetchPixels(samples: readonly number[]): Promise<void> {
  const asked = data.peek();
  const bytes = await ask<'pixels'>({ ask: 'pixels', samples }).catch(() => undefined);
  if (bytes === undefined || data.peek() !== asked) return; // The data have changed in the meantime.
  const features = bytes.length / samples.length;
  const recent = [...pixels.peek()].slice(-200);
  const found = samples.map(
    (sample, place) => [sample, bytes.subarray(place * features, (place + 1) * features)] as const,
  );
  pixels.value = new Map([...recent, ...found]);
}

/** Indices of the largest positive values, by one pass: sorting 50,000 values would hold up the page. */
function largest(values: Float32Array, count: number, mask: Uint8Array | null): number[] {
  const top: number[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if ((mask !== null && mask[i] === 0) || !(value > 0)) continue; // Samples not yet visited have zero.
    if (top.length === count && value <= (values[top[count - 1] ?? 0] ?? 0)) continue;
    let place = top.length;
    while (place > 0 && value > (values[top[place - 1] ?? 0] ?? 0)) place--;
    top.splice(place, 0, i);
    if (top.length > count) top.pop();
  }
  return top;
}
