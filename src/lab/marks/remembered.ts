import { effect } from '@preact/signals';
import type { Edits } from '../../run/edits/edits.ts';
import { type Selection, select, selection } from '../selection/selection.ts';
import { notify } from '../session/actions.ts';
import { data } from '../session/signals.ts';
import { readText, writeText } from '../storage/localText.ts';
import { editsOf, type Marks, marks, NO_MARKS } from './marks.ts';
import { type Remembered, readRemembered } from './rememberedText.ts';

const FULL =
  'This browser has no room left to keep the marks and the selected samples for the next visit; export the marks as CSV ' +
  'before you leave.';

/** Whether that was said in this visit. */
let said = false;

/** The digest whose marks and selection are on the page; before they were read, nothing is kept. */
let current: string | undefined;

/** Brings back the marks and the selection with their data, and keeps them as they change. */
export function followRemembered(): void {
  effect(() => {
    const known = data.value;
    current = undefined;
    if (known) bringBack(known.digest, known.samples, known.classes.length);
  });
  effect(() => {
    const kept = { edits: editsOf(marks.value), picked: pickedOf(selection.value) };
    if (current === undefined || current !== data.peek()?.digest) return; // Other data are on their way.
    const text = kept.edits || kept.picked ? JSON.stringify(kept) : null;
    if (!writeText(storeOf(current), text) && text !== null) sayFull();
  });
}

function bringBack(digest: string, samples: number, classes: number): void {
  const { edits, picked } = readRemembered(readText(storeOf(digest)));
  marks.value = marksOf(edits, samples, classes);
  if (picked) select(inRanges(picked.ranges, samples), samples, picked.by);
  current = digest;
}

function storeOf(digest: string): string {
  return `samplescope marks ${digest.slice(0, 32)}`;
}

function sayFull(): void {
  if (said) return;
  said = true;
  notify(FULL);
}

function marksOf(edits: Edits | null, samples: number, classes: number): Marks {
  if (edits === null) return NO_MARKS;
  const fitting = edits.relabelled.filter(({ sample, label }) => sample < samples && label < classes);
  return {
    relabelled: new Map(fitting.map(({ sample, label }) => [sample, label])),
    excluded: new Set(edits.excluded.filter((sample) => sample < samples)),
  };
}

function pickedOf(picked: Selection | null): Remembered['picked'] {
  if (picked === null) return null;
  const ranges: number[] = [];
  let before = 0;
  for (let sample = 0; sample <= picked.mask.length; sample++) {
    const now = picked.mask[sample] ?? 0;
    if (now !== before) ranges.push(sample);
    before = now;
  }
  return { by: picked.by, ranges };
}

function* inRanges(ranges: readonly number[], samples: number): Generator<number> {
  for (let place = 0; place + 1 < ranges.length; place += 2) {
    const end = Math.min(samples, ranges[place + 1] ?? 0);
    for (let sample = ranges[place] ?? 0; sample < end; sample++) yield sample;
  }
}
