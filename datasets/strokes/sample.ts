import type { SampleTruth } from '../dataset.ts';
import { GLYPHS, type Glyph, LOOKALIKES, POINTS } from './digits.ts';
import { drawHand, NEAT, WILD } from './hand.ts';
import { drawGlyph, type Pen } from './pen.ts';
import { between, pick, type Random } from './random.ts';

/** Width and height of a drawn digit, in pixels. */
export const IMAGE_SIZE = 28;

type Kind = SampleTruth['kind'];

/** Draws a digit of a kind into `pixels` [28, 28], one byte each, ink 255. */
export function drawSample(pixels: Uint8Array, digit: number, kind: Kind, random: Random): void {
  const glyph = kind === 'ambiguous' ? ambiguousGlyph(random, digit) : glyphOf(random, digit);
  const hand = drawHand(random, kind === 'distorted' ? WILD : NEAT, IMAGE_SIZE);
  const canvas = new Float64Array(IMAGE_SIZE * IMAGE_SIZE);
  drawGlyph(canvas, IMAGE_SIZE, glyph, hand, drawPen(random));
  expose(pixels, canvas, noiseOf(random, kind), random);
}

/** A way to write the digit, or something between two ways of as many strokes. */
function glyphOf(random: Random, digit: number): Glyph {
  const ways = GLYPHS[digit] ?? [];
  const way = pick(random, ways);
  const alike = ways.filter((other) => other.length === way.length);
  return blend(way, pick(random, alike), random());
}

/** A glyph between the digit and one that it is taken for, a little nearer to the digit. */
function ambiguousGlyph(random: Random, digit: number): Glyph {
  const pair = pick(
    random,
    LOOKALIKES.filter((candidates) => candidates.includes(digit)),
  );
  const other = pair[0] === digit ? pair[1] : pair[0];
  const [from, to] = [GLYPHS[digit]?.[0], GLYPHS[other]?.[0]];
  return blend(from ?? [], to ?? [], between(random, 0.38, 0.5));
}

/** `share` 0 gives `from`, 1 gives `to`; both have as many strokes. */
function blend(from: Glyph, to: Glyph, share: number): Glyph {
  return from.map((stroke, index) => {
    const other = to[index] ?? stroke;
    const blended = new Float64Array(2 * POINTS);
    for (let i = 0; i < blended.length; i++) {
      blended[i] = (1 - share) * (stroke[i] ?? 0) + share * (other[i] ?? 0);
    }
    return blended;
  });
}

function drawPen(random: Random): Pen {
  const radius = between(random, 0.8, 1.7);
  return { startRadius: radius, endRadius: radius * between(random, 0.6, 1.1), ink: between(random, 0.8, 1) };
}

/** The largest change of a pixel by noise, from 0 to 1; most images are nearly clean. */
function noiseOf(random: Random, kind: Kind): number {
  const share = random();
  return kind === 'distorted' ? between(random, 0.1, 0.4) : 0.12 * share * share;
}

/** Canvas plus noise as bytes, [0, 1] to 0 … 255. */
function expose(pixels: Uint8Array, canvas: Float64Array, noise: number, random: Random): void {
  for (let i = 0; i < canvas.length; i++) {
    const value = (canvas[i] ?? 0) + noise * (2 * random() - 1);
    pixels[i] = Math.round(255 * Math.min(1, Math.max(0, value)));
  }
}
