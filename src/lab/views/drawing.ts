import { adapter, training } from '../state/lab.ts';

/** Something that is drawn again after a change, in its turn. */
export interface Drawing {
  readonly draw: () => void;
  /** Whether the reader has it before the eyes. */
  inSight: boolean;
  /** When it may be drawn next, and whether it has to be. */
  due: number;
  wanted: boolean;
}

/** A chart rests this long after it was drawn, milliseconds, and this many times as long as its frame took. */
const REST = 150;
const REST_PER_COST = 3;
/** What is out of sight is kept up to date too, for whoever scrolls or prints, but rests so many times as long. */
const OUT_OF_SIGHT = 8;

/**
 * While a software adapter trains, which has no processor but the page's, all charts rest together: milliseconds, and
 * times as long as the frame took. Of two processors drawing then takes less than a twentieth, painting included.
 */
const REST_OF_ALL = 120;
const REST_OF_ALL_PER_COST = 16;

const drawings = new Set<Drawing>();
const afterFrame = new MessageChannel();
let running = false;
let restUntil = 0;

/** Adds a drawing to the queue: at most one is drawn in a frame, so that the page answers in between. */
export function addDrawing(draw: () => void): Drawing {
  const drawing = { draw, inSight: false, due: 0, wanted: false };
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

/** What comes into sight is drawn before what is not. */
export function setSight(drawing: Drawing, inSight: boolean): void {
  if (inSight && !drawing.inSight) drawing.due = 0;
  drawing.inSight = inSight;
}

function nextFrame(): void {
  const now = performance.now();
  const due = now < restUntil ? [] : waiting().filter((drawing) => drawing.due <= now);
  const next = due.find(({ inSight }) => inSight) ?? due[0];
  if (next === undefined) goOn();
  else drawNow(next);
}

function drawNow(drawing: Drawing): void {
  const started = performance.now();
  drawing.wanted = false;
  drawing.draw();
  // The message comes after the frame's layout and painting, which cost more than the drawing.
  afterFrame.port1.onmessage = () => {
    rest(drawing, performance.now() - started);
    goOn();
  };
  afterFrame.port2.postMessage(null);
}

/** Frames that draw nothing cost a software adapter's processor too: the next one comes when a drawing is due. */
function goOn(): void {
  const [next] = waiting();
  running = next !== undefined;
  if (next === undefined) return;
  const pause = Math.max(next.due, restUntil) - performance.now();
  setTimeout(() => requestAnimationFrame(nextFrame), Math.max(0, pause));
}

function waiting(): Drawing[] {
  return [...drawings].filter(({ wanted }) => wanted).sort((a, b) => a.due - b.due);
}

function rest(drawing: Drawing, cost: number): void {
  const ended = performance.now();
  drawing.due = ended + Math.max(REST, REST_PER_COST * cost) * (drawing.inSight ? 1 : OUT_OF_SIGHT);
  const sharesProcessor = adapter.peek()?.software === true && training.peek().playing;
  if (sharesProcessor) restUntil = ended + Math.max(REST_OF_ALL, REST_OF_ALL_PER_COST * cost);
}
