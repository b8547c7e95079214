import { adapter, training } from '../state/lab.ts';

/** Something that is drawn again after a change, in its turn. */
export interface Drawing {
  readonly draw: () => void;
  /** When it may be drawn next, and whether it has to be. */
  due: number;
  wanted: boolean;
}

/** A chart rests this long after it was drawn, milliseconds, and this many times as long as drawing it took. */
const REST = 150;
const REST_PER_COST = 6;

/** While a software adapter trains, which has no processor but the page's, all charts rest together: milliseconds. */
const REST_OF_ALL = 120;

const drawings = new Set<Drawing>();
let running = false;
let restUntil = 0;

/** Adds a drawing to the queue: at most one is drawn in a frame, so that the page answers in between. */
export function addDrawing(draw: () => void): Drawing {
  const drawing = { draw, due: 0, wanted: false };
  drawings.add(drawing);
  return drawing;
}

export function removeDrawing(drawing: Drawing): void {
  drawings.delete(drawing);
}

/** Asks for a drawing soon; asking again before it is drawn changes nothing. */
export function want(drawing: Drawing): void {
  drawing.wanted = true;
  if (running) return;
  running = true;
  requestAnimationFrame(nextFrame);
}

function nextFrame(now: number): void {
  const waiting = [...drawings].filter(({ wanted }) => wanted).sort((a, b) => a.due - b.due);
  const [next] = waiting;
  if (next !== undefined && Math.max(next.due, restUntil) <= now) {
    drawNow(next);
    waiting.shift();
  }
  const due = Math.max(waiting[0]?.due ?? 0, restUntil);
  running = waiting.length > 0;
  // Frames that draw nothing cost a software adapter's processor too.
  if (running) setTimeout(() => requestAnimationFrame(nextFrame), Math.max(0, due - performance.now()));
}

function drawNow(drawing: Drawing): void {
  const started = performance.now();
  drawing.wanted = false;
  drawing.draw();
  const ended = performance.now();
  drawing.due = ended + Math.max(REST, REST_PER_COST * (ended - started));
  const sharesProcessor = adapter.peek()?.software === true && training.peek().playing;
  if (sharesProcessor) restUntil = ended + Math.max(REST_OF_ALL, REST_PER_COST * (ended - started));
}
