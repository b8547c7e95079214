import { effect, signal } from '@preact/signals';
import { featureCount, type ImageShape } from '../../../datasets/dataset.ts';
import { data } from '../session/signals.ts';
import { ask } from '../session/workerLine.ts';
import { imageOf } from './pixels.ts';
import { isRow, thumbnailSize } from './thumbnailSize.ts';

/** Pictures of samples side by side on one canvas, from which a grid of them is drawn fast. */

/** Pixels of the canvas with all pictures, and of a block that is asked for at once. */
const ATLAS_PIXELS = 4_200_000;
const BLOCK_BYTES = 1_500_000;
/** Values of rows without pictures are drawn as bars, at most so many. */
const MOST_BARS = 64;

/** Where a picture lies on the canvas. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Atlas {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly capacity: number;
  /** Slot of each sample, those that were wanted last at the end. */
  readonly slots: Map<number, number>;
}

/** Counts the blocks of pictures that have come. */
export const arrivals = signal(0);

let atlas: Atlas | undefined;
/** The samples whose pictures each view wants: those of a story, which are few, come before the grid's. */
const wanted: Record<'story' | 'grid', readonly number[]> = { story: [], grid: [] };
let asking = false;

/** Makes a new canvas for the pictures of other data. */
export function followImages(): void {
  effect(() => {
    const image = data.value?.image;
    atlas = image && newAtlas(image);
  });
}

/** The canvas with the pictures and their size on it; undefined without data. */
export function pictureSheet(): Omit<Atlas, 'slots'> | undefined {
  return atlas;
}

/** Where the picture of a sample lies, if it has come. */
export function pictureOf(sample: number): Place | undefined {
  const slot = atlas?.slots.get(sample);
  return atlas && slot !== undefined ? placeOf(atlas, slot) : undefined;
}

/** Asks for the pictures of these samples, the first ones first, and gives up those that the view wanted before. */
export function wantPictures(view: keyof typeof wanted, samples: readonly number[]): void {
  wanted[view] = samples;
  for (const sample of samples) touch(sample);
  if (!asking) void fetchNext();
}

/** Moves a wanted sample to the end of the order in which slots are given away. */
function touch(sample: number): void {
  const slot = atlas?.slots.get(sample);
  if (slot === undefined) return;
  atlas?.slots.delete(sample);
  atlas?.slots.set(sample, slot);
}

async function fetchNext(): Promise<void> {
  const [known, sheet] = [data.peek(), atlas];
  if (!known || !sheet) return;
  const features = featureCount(known.image);
  const most = Math.max(1, Math.min(512, Math.floor(BLOCK_BYTES / features)));
  const samples = [...new Set([...wanted.story, ...wanted.grid])]
    .slice(0, sheet.capacity)
    .filter((sample) => sample < known.samples && !sheet.slots.has(sample))
    .slice(0, most);
  if (samples.length === 0) return;
  asking = true;
  const bytes = await ask<'pixels'>({ ask: 'pixels', samples }).catch(() => undefined);
  asking = false;
  if (bytes === undefined) return;
  if (atlas === sheet) {
    put(sheet, known.image, samples, bytes);
    arrivals.value++;
  }
  void fetchNext();
}

function newAtlas(image: ImageShape): Atlas {
  const { width, height } = thumbnailSize(image);
  const columns = Math.floor(2048 / width);
  const rows = Math.floor(ATLAS_PIXELS / 2048 / height);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns * width, rows * height];
  return { canvas, width, height, columns, capacity: columns * rows, slots: new Map() };
}

function put(sheet: Atlas, image: ImageShape, samples: readonly number[], bytes: Uint8Array): void {
  const context = sheet.canvas.getContext('2d');
  if (context === null) return;
  const features = featureCount(image);
  const draw = isRow(image)
    ? drawBars
    : image.width > sheet.width || image.height > sheet.height
      ? drawSmaller
      : drawPixels;
  for (const [index, sample] of samples.entries()) {
    const { x, y } = placeOf(sheet, takeSlot(sheet, sample));
    context.clearRect(x, y, sheet.width, sheet.height);
    draw(context, bytes.subarray(index * features, (index + 1) * features), image, { ...sheet, x, y });
  }
}

type Target = Place & Pick<Atlas, 'width' | 'height'>;

function drawPixels(context: CanvasRenderingContext2D, bytes: Uint8Array, image: ImageShape, { x, y }: Target): void {
  context.putImageData(imageOf(bytes, image), x, y);
}

function drawSmaller(context: CanvasRenderingContext2D, bytes: Uint8Array, image: ImageShape, target: Target): void {
  const whole = new OffscreenCanvas(image.width, image.height);
  whole.getContext('2d')?.putImageData(imageOf(bytes, image), 0, 0);
  context.drawImage(whole, target.x, target.y, target.width, target.height);
}

/** The values of a row from left to right; where there are too many, the largest of each few. */
function drawBars(context: CanvasRenderingContext2D, bytes: Uint8Array, _: ImageShape, target: Target): void {
  const bars = Math.min(MOST_BARS, bytes.length);
  context.fillStyle = '#14181f';
  context.fillRect(target.x, target.y, target.width, target.height);
  context.fillStyle = '#8fb0ff';
  for (let bar = 0; bar < bars; bar++) {
    const [from, to] = [bar, bar + 1].map((end) => Math.floor((end * bytes.length) / bars));
    const value = Math.max(...bytes.subarray(from, to)) / 255;
    const [left, width] = [(bar * target.width) / bars, target.width / bars];
    const height = value * (target.height - 2);
    context.fillRect(target.x + left, target.y + target.height - 1 - height, Math.max(0.8, width - 0.4), height);
  }
}

/** A free slot, else the one whose sample was wanted longest ago. */
function takeSlot({ slots, capacity }: Atlas, sample: number): number {
  const oldest = slots.keys().next().value;
  if (slots.size < capacity || oldest === undefined) {
    slots.set(sample, slots.size);
    return slots.size - 1;
  }
  const slot = slots.get(oldest) ?? 0;
  slots.delete(oldest);
  slots.set(sample, slot);
  return slot;
}

function placeOf({ columns, width, height }: Pick<Atlas, 'columns' | 'width' | 'height'>, slot: number): Place {
  return { x: (slot % columns) * width, y: Math.floor(slot / columns) * height };
}
