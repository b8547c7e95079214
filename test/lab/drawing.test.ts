import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { QueuedDrawing } from '../../src/lab/drawing/drawing.ts';

/** A frame comes this many milliseconds after it was asked for, by the clock of the test. */
const FRAME = 5;

/** What was drawn, and at what time of that clock. */
let drawn: { name: string; at: number }[] = [];
let added: QueuedDrawing[] = [];
let queue: typeof import('../../src/lab/drawing/drawing.ts');

/** Delivers its message in the next turn of the test's clock, since no frame is painted here. */
class ImmediateChannel {
  readonly port1: { onmessage?: () => void } = {};
  readonly port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage?.()) };
}

beforeAll(async () => {
  vi.stubGlobal('MessageChannel', ImmediateChannel);
  queue = await import('../../src/lab/drawing/drawing.ts');
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => setTimeout(frame, FRAME));
  [drawn, added] = [[], []];
});

afterEach(() => {
  for (const drawing of added) queue.removeDrawing(drawing);
  vi.runAllTimers();
  vi.useRealTimers();
});

afterAll(() => vi.unstubAllGlobals());

function addDrawing(name: string, inSight: boolean): QueuedDrawing {
  const drawing = queue.addDrawing(() => void drawn.push({ name, at: performance.now() }));
  queue.setSight(drawing, inSight);
  added.push(drawing);
  return drawing;
}

/** Draws until nothing is left. Returns what was drawn, and after how many milliseconds, in whole tens: a timer without
 * delay takes 0 or 1. */
function drawnFromNow(): [name: string, after: number][] {
  const now = performance.now();
  drawn = [];
  vi.runAllTimers();
  return drawn.map(({ name, at }) => [name, Math.floor((at - now) / 10) * 10]);
}

it('draws what is wanted once, in a frame of its own, and what is in sight first', () => {
  const [below, above] = [addDrawing('below', false), addDrawing('above', true)];
  queue.want(below);
  queue.want(above);
  queue.want(above);
  expect(drawnFromNow()).toEqual([
    ['above', 0],
    ['below', 10],
  ]);
});

it('lets a drawing rest for 150 milliseconds before it is drawn again', () => {
  const drawing = addDrawing('chart', true);
  queue.want(drawing);
  drawnFromNow();
  queue.want(drawing);
  expect(drawnFromNow()).toEqual([['chart', 150]]);
});

it('lets a drawing out of sight rest eight times as long', () => {
  const drawing = addDrawing('chart', false);
  queue.want(drawing);
  drawnFromNow();
  queue.want(drawing);
  expect(drawnFromNow()).toEqual([['chart', 8 * 150]]);
});

it('draws what is in sight without waiting for what rests out of sight', () => {
  const [below, above] = [addDrawing('below', false), addDrawing('above', true)];
  queue.want(below);
  drawnFromNow();
  queue.want(below);
  queue.want(above);
  expect(drawnFromNow()).toEqual([
    ['above', 0],
    ['below', 8 * 150],
  ]);
});

it('draws at once what comes into sight', () => {
  const drawing = addDrawing('chart', false);
  queue.want(drawing);
  drawnFromNow();
  queue.want(drawing);
  queue.setSight(drawing, true);
  expect(drawnFromNow()).toEqual([['chart', 0]]);
});

it('goes on after a drawing that failed', () => {
  const failing = queue.addDrawing(() => {
    throw new Error('nothing to draw on');
  });
  added.push(failing);
  queue.setSight(failing, true);
  queue.want(failing);
  expect(() => vi.runAllTimers()).toThrow('nothing to draw on');
  queue.want(addDrawing('next', true));
  expect(drawnFromNow().map(([name]) => name)).toEqual(['next']);
});
