import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addDrawing, type Drawing, removeDrawing, setSight, want } from '../../src/lab/drawing/drawing.ts';

const FRAME = 5;
let drawn: { name: string; at: number }[] = [];
let added: Drawing[] = [];

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => setTimeout(frame, FRAME));
  [drawn, added] = [[], []];
});

afterEach(() => {
  for (const drawing of added) removeDrawing(drawing);
  vi.unstubAllGlobals();
});

function add(name: string, inSight: boolean): Drawing {
  const drawing = addDrawing(() => void drawn.push({ name, at: performance.now() }));
  setSight(drawing, inSight);
  added.push(drawing);
  return drawing;
}

const names = () => drawn.map(({ name }) => name);

it('draws what is wanted once, one a frame, and what is in sight first', async () => {
  const [below, above] = [add('below', false), add('above', true)];
  want(below);
  want(above);
  want(above);
  await expect.poll(names).toEqual(['above', 'below']);
  const [first, second] = drawn.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(FRAME - 1);
});

it('rests after a drawing, and draws the newest wish after that', async () => {
  const drawing = add('chart', true);
  want(drawing);
  await expect.poll(names).toHaveLength(1);
  want(drawing);
  await expect.poll(names).toHaveLength(2);
  const [first, second] = drawn.map(({ at }) => at);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(149);
});

it('keeps nothing in sight waiting for what rests out of sight', async () => {
  const [below, above] = [add('below', false), add('above', true)];
  want(below);
  await expect.poll(names).toEqual(['below']);
  want(below); // It rests for more than a second now.
  const asked = performance.now();
  want(above);
  await expect.poll(names).toEqual(['below', 'above']);
  expect((drawn[1]?.at ?? 0) - asked).toBeLessThan(500);
});

it('draws at once what comes into sight', async () => {
  const drawing = add('chart', false);
  want(drawing);
  await expect.poll(names).toHaveLength(1);
  want(drawing);
  const asked = performance.now();
  setSight(drawing, true);
  await expect.poll(names).toHaveLength(2);
  expect((drawn[1]?.at ?? 0) - asked).toBeLessThan(500);
});

it('goes on after a drawing that failed', async () => {
  const failing = addDrawing(() => {
    throw new Error('nothing to draw on');
  });
  added.push(failing);
  setSight(failing, true);
  const complaints: unknown[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) =>
    setTimeout(() => {
      try {
        frame();
      } catch (error) {
        complaints.push(error);
      }
    }, FRAME),
  );
  want(failing);
  await expect.poll(() => complaints).toHaveLength(1);
  want(add('next', true));
  await expect.poll(names).toEqual(['next']);
});
