import { effect } from '@preact/signals';
import type { Edits } from '../../run/edits/edits.ts';
import { type Selection, select, selection } from '../selection/selection.ts';
import { notify } from '../session/actions.ts';
import { data } from '../session/signals.ts';
import { readText, writeText } from '../storage/localText.ts';
import { editsOf, type Marks, marks, NO_MARKS } from './marks.ts';
import { type Remembered, readRemembered, writeRemembered } from './rememberedText.ts';

const FULL =
  'This browser has no room left to keep the marks and the selected samples for the next visit; export the marks as CSV ' +
  'before you leave.';

/** Whether `FULL` was shown in this visit. */
let toldFull = false;

/** The digest whose marks and selection are on the page; before they were read, nothing is kept. */
let currentDigest: string | undefined;

/** Brings back the marks and the selection with their data, and keeps them as they change. */
export function followRemembered(): void {
  effect(() => {
    const known = data.value;
    currentDigest = undefined;
    if (known) bringBack(known.digest, known.samples, known.classes.length);
  });
  effect(() => {
    const remembered = { edits: editsOf(marks.value), selected: rangesOf(selection.value) };
    if (currentDigest === undefined || currentDigest !== data.peek()?.digest) return; // Other data are on their way.
    const text = remembered.edits || remembered.selected ? writeRemembered(remembered) : null;
    if (!writeText(storeOf(currentDigest), text) && text !== null) tellFull();
  });
}

function bringBack(digest: string, samples: number, classes: number): void {
  const { edits, selected } = readRemembered(readText(storeOf(digest)));
  marks.value = marksOf(edits, samples, classes);
  if (selected) select(inRanges(selected.ranges, samples), samples, selected.by);
  currentDigest = digest;
}

function storeOf(digest: string): string {
  return `samplescope marks ${digest.slice(0, 32)}`;
}

function tellFull(): void {
  if (toldFull) return;
  toldFull = true;
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

function rangesOf(present: Selection | null): Remembered['selected'] {
  if (present === null) return null;
  const ranges: number[] = [];
  let last = 0;
  for (let sample = 0; sample <= present.mask.length; sample++) {
    const is = present.mask[sample] ?? 0;
    if (is !== last) ranges.push(sample);
    last = is;
  }
  return { by: present.by, ranges };
}

function* inRanges(ranges: readonly number[], samples: number): Generator<number> {
  for (let place = 0; place + 1 < ranges.length; place += 2) {
    const end = Math.min(samples, ranges[place + 1] ?? 0);
    for (let sample = ranges[place] ?? 0; sample < end; sample++) yield sample;
  }
}
