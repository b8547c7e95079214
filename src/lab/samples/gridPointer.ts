import { boxOf } from '../drawing/box.ts';
import { focused, shown, storyOpen } from '../ranking/ranking.ts';
import { selectByHand, selectedSamples, toggleSelected } from '../selection/byHand.ts';
import { hinted } from './gridHint.tsx';
import { cellsIn, indexAt } from './gridLayout.ts';
import { brush, layout, selectUpTo } from './gridState.ts';

type GridPointerEvent = PointerEvent & { readonly currentTarget: HTMLElement };

/** A shorter drag is a click, CSS pixels. */
const CLICK = 5;

/** Begins a rectangle; fingers scroll instead. */
export function beginBrush(event: GridPointerEvent): void {
  if (event.pointerType === 'mouse' && event.button === 0) brush.value = { from: at(event), to: at(event) };
}

/** Draws the rectangle on, where there is one; else says what is under the pointer. */
export function move(event: GridPointerEvent): void {
  const point = at(event);
  if (brush.value) drawOn(event, brush.value.from, point);
  const index = indexAt(layout.value, shown.value.length, ...point);
  const sample = index === null ? undefined : shown.value[index];
  hinted.value = sample === undefined || brush.value ? null : { sample, x: event.clientX, y: event.clientY };
}

function drawOn({ currentTarget, pointerId }: GridPointerEvent, from: [number, number], to: [number, number]): void {
  brush.value = { from, to };
  const far = Math.hypot(to[0] - from[0], to[1] - from[1]) > CLICK;
  if (far && !currentTarget.hasPointerCapture(pointerId)) currentTarget.setPointerCapture(pointerId);
}

/** The end of a click or of a rectangle. */
export function endBrush(event: GridPointerEvent): void {
  const drawn = brush.value;
  brush.value = null;
  const box = drawn && boxOf(drawn);
  if (box && (box.right - box.left > CLICK || box.bottom - box.top > CLICK)) {
    const inside = cellsIn(layout.value, shown.value.length, box).map((index) => shown.value[index] ?? 0);
    selectByHand(event.shiftKey || event.ctrlKey || event.metaKey ? [...selectedSamples(), ...inside] : inside);
  } else click(event);
}

/** Shift extends the selection to a cell, Ctrl toggles it; else its story opens. */
function click(event: GridPointerEvent): void {
  const index = indexAt(layout.value, shown.value.length, ...at(event));
  if (index === null) return;
  if (event.shiftKey) selectUpTo(index);
  else if (event.ctrlKey || event.metaKey) toggleSelected(shown.value[index] ?? 0);
  else storyOpen.value = true;
  focused.value = shown.value[index] ?? null;
}

/** A point from the top of all cells. */
function at(event: GridPointerEvent): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top + event.currentTarget.scrollTop];
}
