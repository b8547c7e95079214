import { adapter, training } from '../session/signals.ts';

/** Something that is drawn again after a change, in its turn. */
export interface QueuedDrawing {
  readonly draw: () => void;
  /** Whether it is in sight. */
  inSight: boolean;
  /** When it may be drawn next, and whether it has to be. */
  due: number;
  wanted: boolean;
}

/** A chart rests this long after it was drawn, milliseconds, and this many times as long as its frame took. */
const REST = 150;
const REST_PER_COST = 3;
/** Drawings out of sight are drawn too, for scrolling and printing, but rest this many times as long. */
const OUT_OF_SIGHT = 8;
/** They let drawings in sight go first, unless they have been due this much longer, milliseconds. */
const PATIENCE = 2000;
/** A frame that took longer was held up by something else. */
const MOST_COST = 250;

/**
 * While a software adapter trains, which has no processor but the page's, all charts rest together: milliseconds, and
 * times as long as the frame took. Of two processors drawing then takes less than a twentieth, painting included.
 */
const REST_OF_ALL = 120;
const REST_OF_ALL_PER_COST = 16;

const drawings = new Set<QueuedDrawing>();
const afterFrame = new MessageChannel();
/** True from the request of a frame until its drawing is painted. */
let busy = false;
let timer: ReturnType<typeof setTimeout> | undefined;
let restUntil = 0;

/** Adds a drawing to the queue: at most one is drawn in a frame, so that the page answers in between. */
export function addDrawing(draw: () => void): QueuedDrawing {
  const drawing = { draw, inSight: false, due: 0, wanted: false };
  drawings.add(drawing);
  return drawing;
}

export function removeDrawing(drawing: QueuedDrawing): void {
  drawings.delete(drawing);
}

/** Asks for a drawing soon; asking again before it is drawn changes nothing. */
export function want(drawing: QueuedDrawing): void {
  if (drawing.wanted) return;
  drawing.wanted = true;
  plan();
}

/** What comes into sight is drawn as soon as may be. */
export function setSight(drawing: QueuedDrawing, inSight: boolean): void {
  if (inSight && !drawing.inSight) drawing.due = 0;
  drawing.inSight = inSight;
  if (drawing.wanted) plan();
}

/** Frames that draw nothing cost a software adapter's processor too: the next one is asked for when a drawing is due. */
function plan(): void {
  if (busy) return;
  clearTimeout(timer);
  const waiting = [...drawings].filter(({ wanted }) => wanted);
  if (waiting.length === 0) return;
  const due = Math.max(restUntil, Math.min(...waiting.map((drawing) => drawing.due)));
  timer = setTimeout(() => {
    busy = true;
    requestAnimationFrame(nextFrame);
  }, due - performance.now());
}

function nextFrame(): void {
  const now = performance.now();
  const turn = ({ due, inSight }: QueuedDrawing) => due + (inSight ? 0 : PATIENCE);
  const [next] = [...drawings].filter(({ wanted, due }) => wanted && due <= now).sort((a, b) => turn(a) - turn(b));
  if (next === undefined) {
    busy = false;
    plan();
  } else drawNow(next);
}

function drawNow(drawing: QueuedDrawing): void {
  const started = performance.now();
  // The message comes after the frame's layout and painting, which cost more than the drawing.
  afterFrame.port1.onmessage = () => {
    rest(drawing, Math.min(performance.now() - started, MOST_COST));
    busy = false;
    plan();
  };
  afterFrame.port2.postMessage(null);
  drawing.wanted = false;
  drawing.draw();
}

function rest(drawing: QueuedDrawing, cost: number): void {
  const ended = performance.now();
  drawing.due = ended + Math.max(REST, REST_PER_COST * cost) * (drawing.inSight ? 1 : OUT_OF_SIGHT);
  const sharesProcessor = adapter.peek()?.software === true && training.peek().playing;
  if (sharesProcessor) restUntil = ended + Math.max(REST_OF_ALL, REST_OF_ALL_PER_COST * cost);
}
