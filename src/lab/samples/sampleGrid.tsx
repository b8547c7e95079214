import { computed, effect, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Brush, boxOf } from '../drawing/brush.tsx';
import { dark } from '../drawing/theme.ts';
import { cycleMark } from '../marks/cycleMark.ts';
import { marks } from '../marks/marks.ts';
import { arrivals, wantPictures } from '../pictures/thumbnails.ts';
import { filter, focused, shown, sorting, storyOpen } from '../ranking/ranking.ts';
import { pickByHand, pickedSamples, togglePicked } from '../selection/byHand.ts';
import { leftOut } from '../selection/leftOut.ts';
import { selection } from '../selection/selection.ts';
import { labels } from '../session/labels.ts';
import { classes, data, run } from '../session/signals.ts';
import { drawGrid } from './gridCanvas.ts';
import { GridHint, hinted } from './gridHint.tsx';
import { cellAt, cellsBetween, cellsIn, indexAt, layoutOf, moved } from './gridLayout.ts';

/** Sizes of a picture, CSS pixels. */
export const SIZES = { small: 32, medium: 48, large: 76 } as const;
export const pictureSize = signal<keyof typeof SIZES>('medium');

const width = signal(0);
const layout = computed(() => layoutOf(shown.value.length, width.value, SIZES[pictureSize.value]));
/** A rectangle that is being drawn over the cells, from the top of all of them. */
const brush = signal<{ from: [number, number]; to: [number, number] } | null>(null);

/** A shorter drag is a click. */
const CLICK = 5;

/** The samples as pictures, as many as there are: only those that are seen are drawn. */
export function SampleGrid() {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const [box, sheet] = [frame.current, canvas.current];
    return box && sheet ? keepDrawn(box, sheet) : undefined;
  }, []);
  const { height, columns } = layout.value;
  const names = classes.value;
  const sample = focused.value;
  return (
    <div class="cells">
      <div
        ref={frame}
        class="scroller"
        role="listbox"
        tabIndex={0}
        aria-label={`${shown.value.length} training samples, ${columns} in a row`}
        aria-activedescendant={sample === null ? undefined : 'focused-sample'}
        aria-multiselectable="true"
        onKeyDown={(event) => press(event, event.currentTarget)}
        onPointerDown={(event) => {
          if (event.pointerType === 'mouse' && event.button === 0) brush.value = { from: at(event), to: at(event) };
        }}
        onPointerMove={move}
        onPointerUp={(event) => end(event, at(event))}
        onPointerLeave={() => (hinted.value = null)}
        onPointerCancel={() => (brush.value = null)}
      >
        <canvas ref={canvas} />
        <div class="room" style={{ height: `${height}px` }}>
          {brush.value && <Brush box={boxOf(brush.value)} />}
        </div>
        {sample !== null && (
          <div
            id="focused-sample"
            class="hidden"
            role="option"
            tabIndex={-1}
            aria-selected={selection.value?.mask[sample] === 1}
          >
            sample {sample}, {names[labels.value[sample] ?? 0]}
          </div>
        )}
      </div>
      {shown.value.length === 0 && data.value && <p class="empty">No sample passes the filter.</p>}
      <GridHint />
    </div>
  );
}

/** Draws in the next frame whatever has changed, until the function that it returns is called. */
function keepDrawn(frame: HTMLDivElement, canvas: HTMLCanvasElement): () => void {
  let waiting = 0;
  const draw = () => {
    waiting = 0;
    drawSeen(frame, canvas);
  };
  const soon = () => {
    waiting ||= requestAnimationFrame(draw);
  };
  const size = new ResizeObserver(() => {
    width.value = frame.clientWidth;
    frame.style.setProperty('--seen', `${frame.clientHeight}px`);
    soon();
  });
  size.observe(frame);
  const stopDrawing = effect(() => {
    [layout, labels, classes, selection, marks, leftOut, focused, arrivals, dark].map((each) => each.value);
    run.value?.values;
    soon();
  });
  frame.addEventListener('scroll', soon, { passive: true });
  const stopScrolling = effect(() => {
    [sorting, filter].map((each) => each.value);
    frame.scrollTop = 0;
  });
  return () => {
    stopDrawing();
    stopScrolling();
    size.disconnect();
    cancelAnimationFrame(waiting);
    hinted.value = null;
  };
}

function drawSeen(frame: HTMLDivElement, canvas: HTMLCanvasElement): void {
  const [samples, top, seen] = [shown.peek(), frame.scrollTop, frame.clientHeight];
  const places = layout.peek();
  const [from, to] = cellsBetween(places, samples.length, top, top + seen);
  const [, after] = cellsBetween(places, samples.length, top, top + 2 * seen);
  const [before] = cellsBetween(places, samples.length, top - seen / 2, top);
  wantPictures('grid', [...samples.subarray(from, after), ...samples.subarray(before, from)]);
  const { relabelled, excluded } = marks.peek();
  drawGrid(canvas, {
    layout: places,
    samples,
    from,
    to,
    top,
    size: SIZES[pictureSize.peek()],
    labels: labels.peek(),
    prediction: run.peek()?.values?.prediction ?? null,
    classes: classes.peek(),
    mask: selection.peek()?.mask ?? null,
    relabelled,
    excluded,
    leftOut: leftOut.peek(),
    focused: focused.peek(),
  });
}

/** A point from the top of all cells. */
function at(event: PointerEvent & { currentTarget: HTMLElement }): [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top + event.currentTarget.scrollTop];
}

function move(event: PointerEvent & { currentTarget: HTMLElement }): void {
  const point = at(event);
  if (brush.value) {
    brush.value = { ...brush.value, to: point };
    const { from } = brush.value;
    const far = Math.hypot(point[0] - from[0], point[1] - from[1]) > CLICK;
    if (far && !event.currentTarget.hasPointerCapture(event.pointerId)) {
      event.currentTarget.setPointerCapture(event.pointerId);
    }
  }
  const index = indexAt(layout.value, shown.value.length, ...point);
  const sample = index === null ? undefined : shown.value[index];
  hinted.value = sample === undefined || brush.value ? null : { sample, x: event.clientX, y: event.clientY };
}

/** The end of a click or of a rectangle. */
function end(event: PointerEvent, point: [number, number]): void {
  const drawn = brush.value;
  brush.value = null;
  const box = drawn && boxOf(drawn);
  if (box && (box.right - box.left > CLICK || box.bottom - box.top > CLICK)) {
    const inside = cellsIn(layout.value, shown.value.length, box).map((index) => shown.value[index] ?? 0);
    pickByHand(event.shiftKey || event.ctrlKey || event.metaKey ? [...pickedSamples(), ...inside] : inside);
    return;
  }
  const index = indexAt(layout.value, shown.value.length, ...point);
  if (index === null) return;
  if (event.shiftKey) extendTo(index);
  else if (event.ctrlKey || event.metaKey) togglePicked(shown.value[index] ?? 0);
  else storyOpen.value = true;
  focused.value = shown.value[index] ?? null;
}

function press(event: KeyboardEvent, frame: HTMLElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { rows, columns, cellHeight } = layout.value;
  const from = focused.value === null ? -1 : shown.value.indexOf(focused.value);
  const page = Math.max(1, Math.floor(frame.clientHeight / cellHeight) - 1);
  const to = rows === 0 ? null : moved(event.key, from, shown.value.length, columns, page);
  if (to !== null) {
    if (event.shiftKey && from >= 0) extendTo(to);
    focused.value = shown.value[Math.max(0, to)] ?? null;
    bringIntoView(frame, Math.max(0, to));
  } else if (event.key === 'Enter' && from >= 0) storyOpen.value = true;
  else if (event.key === ' ' && from >= 0) togglePicked(focused.value ?? 0);
  else if (event.key === 'm' && focused.value !== null) cycleMark(focused.value);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function bringIntoView(frame: HTMLElement, index: number): void {
  const [, y] = cellAt(layout.value, index);
  const { cellHeight } = layout.value;
  if (y < frame.scrollTop) frame.scrollTop = y - 4;
  else if (y + cellHeight > frame.scrollTop + frame.clientHeight)
    frame.scrollTop = y + cellHeight + 4 - frame.clientHeight;
}

/** Picks the cells from the focused one to this one, besides what is picked. */
function extendTo(index: number): void {
  const from = focused.value === null ? index : Math.max(0, shown.value.indexOf(focused.value));
  const [low, high] = [Math.min(from, index), Math.max(from, index)];
  pickByHand([...pickedSamples(), ...shown.value.subarray(low, high + 1)]);
}
