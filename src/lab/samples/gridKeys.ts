import { cycleMark } from '../marks/cycleMark.ts';
import { focused, shown, storyOpen } from '../ranking/ranking.ts';
import { toggleSelected } from '../selection/byHand.ts';
import { cellAt, moved } from './gridLayout.ts';
import { layout, selectUpTo } from './gridState.ts';

/** Keys in the grid: to another sample, its story, its selection, its mark. */
export function press(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const from = focused.value === null ? -1 : shown.value.indexOf(focused.value);
  if (!goTo(event, from) && !act(event.key, from)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Moves the focus; with Shift the selection is extended to there. False for keys that lead nowhere. */
function goTo({ key, shiftKey, currentTarget: frame }: Parameters<typeof press>[0], from: number): boolean {
  const { rows, columns, cellHeight } = layout.value;
  const page = Math.max(1, Math.floor(frame.clientHeight / cellHeight) - 1);
  const to = rows === 0 ? null : moved(key, from, shown.value.length, columns, page);
  if (to === null) return false;
  if (shiftKey && from >= 0) selectUpTo(to);
  focused.value = shown.value[Math.max(0, to)] ?? null;
  bringIntoView(frame, Math.max(0, to));
  return true;
}

/** What a key does with the focused sample. False for keys that do nothing. */
function act(key: string, from: number): boolean {
  if (key === 'Enter' && from >= 0) storyOpen.value = true;
  else if (key === ' ' && from >= 0) toggleSelected(focused.value ?? 0);
  else if (key === 'm' && focused.value !== null) cycleMark(focused.value);
  else return false;
  return true;
}

function bringIntoView(frame: HTMLElement, index: number): void {
  const [, y] = cellAt(layout.value, index);
  const { cellHeight } = layout.value;
  if (y < frame.scrollTop) frame.scrollTop = y - 4;
  else if (y + cellHeight > frame.scrollTop + frame.clientHeight)
    frame.scrollTop = y + cellHeight + 4 - frame.clientHeight;
}
