import { helpOpen } from '../help/helpOpen.ts';
import type { GoOn } from '../protocol/commands.ts';
import { begin, goOn, pause } from '../session/actions.ts';
import { phase, run, training } from '../session/signals.ts';

/** A key of the page, for the handler and for the list of all keys. */
interface Key {
  readonly key: string;
  readonly name: string;
  readonly words: string;
  press(): void;
}

const ready = () => run.value !== null && phase.value !== 'loading';

export const KEYS: readonly Key[] = [
  { key: ' ', name: 'Space', words: 'play or pause', press: () => ready() && toggle() },
  { key: 'b', name: 'B', words: 'train on one batch', press: () => ready() && stepBy('batch') },
  { key: 'e', name: 'E', words: 'train to the end of the epoch', press: () => ready() && stepBy('epoch') },
  { key: 'r', name: 'R', words: 'begin a new run', press: () => ready() && begin() },
  { key: '?', name: '?', words: 'this list', press: () => (helpOpen.value = true) },
];

/** Listens for the keys, except where they are text, belong to a control, or a dialog is open. */
export function watchKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || belongsElsewhere(event)) return;
    const key = KEYS.find((one) => one.key === event.key.toLowerCase());
    if (key === undefined || (event.repeat && key.key !== 'b')) return;
    event.preventDefault();
    key.press();
  });
}

function belongsElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea, dialog, [contenteditable]') !== null) return true;
  return key === ' ' && target.closest('button, summary, a, [role=listbox], [role=option]') !== null;
}

function toggle(): void {
  if (training.value.playing) pause();
  else goOn('play');
}

function stepBy(unit: GoOn): void {
  if (!training.value.playing) goOn(unit);
}
