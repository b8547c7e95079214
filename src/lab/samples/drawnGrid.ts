import { effect } from '@preact/signals';
import { dark } from '../drawing/theme.ts';
import { marks } from '../marks/marks.ts';
import { arrivals, wantPictures } from '../pictures/thumbnails.ts';
import { filter, focused, shown, sorting } from '../ranking/ranking.ts';
import { leftOut } from '../selection/leftOut.ts';
import { selection } from '../selection/selection.ts';
import { labels } from '../session/labels.ts';
import { classes, run } from '../session/signals.ts';
import { drawGrid } from './gridCanvas.ts';
import { hinted } from './gridHint.tsx';
import { cellsBetween } from './gridLayout.ts';
import { layout, pictureSize, SIZES, width } from './gridState.ts';

/** Draws in the next frame whatever has changed, until the function that it returns is called. */
export function keepDrawn(frame: HTMLDivElement, canvas: HTMLCanvasElement): () => void {
  let waiting = 0;
  const draw = () => {
    waiting = 0;
    drawSeen(frame, canvas);
  };
  const soon = () => {
    waiting ||= requestAnimationFrame(draw);
  };
  const stops = [followSize(frame, soon), followState(soon), followOrder(frame)];
  frame.addEventListener('scroll', soon, { passive: true });
  return () => {
    for (const stop of stops) stop();
    cancelAnimationFrame(waiting);
    hinted.value = null;
  };
}

function followSize(frame: HTMLDivElement, soon: () => void): () => void {
  const size = new ResizeObserver(() => {
    width.value = frame.clientWidth;
    frame.style.setProperty('--seen', `${frame.clientHeight}px`);
    soon();
  });
  size.observe(frame);
  return () => size.disconnect();
}

/** Redraws when anything that the grid shows changes. */
function followState(soon: () => void): () => void {
  return effect(() => {
    [layout, labels, classes, selection, marks, leftOut, focused, arrivals, dark].map((each) => each.value);
    run.value?.values;
    soon();
  });
}

/** Another order or filter is shown from its beginning. */
function followOrder(frame: HTMLDivElement): () => void {
  return effect(() => {
    [sorting, filter].map((each) => each.value);
    frame.scrollTop = 0;
  });
}

function drawSeen(frame: HTMLDivElement, canvas: HTMLCanvasElement): void {
  const [samples, top, places] = [shown.peek(), frame.scrollTop, layout.peek()];
  const [from, to] = cellsBetween(places, samples.length, top, top + frame.clientHeight);
  wantPictures('grid', wantedAround(samples, from, top, frame.clientHeight));
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

/** The samples that are seen or soon may be: those of the next height, then those of half a height above. */
function wantedAround(samples: Uint32Array, from: number, top: number, seen: number): number[] {
  const [, after] = cellsBetween(layout.peek(), samples.length, top, top + 2 * seen);
  const [above] = cellsBetween(layout.peek(), samples.length, top - seen / 2, top);
  return [...samples.subarray(from, after), ...samples.subarray(above, from)];
}
