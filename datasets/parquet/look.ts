import type { ImageShape } from '../dataset.ts';
import { kindOfContent } from '../fileKind.ts';
import { ChunkCursor } from './cursor.ts';
import type { Leaf } from './leaf.ts';
import type { Page } from './pages/page.ts';
import { named } from './rows/rowReader.ts';
import { type Chunk, inFile } from './shard.ts';

const WINDOW = 2 ** 20;
/** Entries that are looked through in a second or so. */
const MOST_UNCOUNTED = 2 ** 26;

/** The pages of a column from its first chunk on, each with its first entry. DatasetError where one is damaged. */
export async function* pagesOf(
  chunks: readonly Chunk[],
  levelsOnly = false,
): AsyncGenerator<{ readonly chunk: Chunk; readonly page: Page }> {
  for (const chunk of chunks) {
    const cursor = new ChunkCursor(chunk.shard.file, chunk.leaf, chunk.place, WINDOW, levelsOnly);
    for (;;) {
      const page = await inFile(chunk.shard.path, () => named(chunk, () => cursor.current()));
      if (page === undefined) break;
      yield { chunk, page };
      cursor.entry = page.entries;
    }
  }
}

/** The lengths of the lists of a column's first cell that has any, from the outermost; undefined where no cell has. */
export async function firstShape(chunks: readonly Chunk[]): Promise<{ shape: number[]; row: number } | undefined> {
  const repetition: number[] = [];
  let row = -1;
  for await (const { chunk, page } of pagesOf(chunks, true)) {
    const innermost = chunk.leaf.lists.at(-1) ?? 0;
    for (let entry = 0; entry < page.entries; entry++) {
      const level = page.repetition?.[entry] ?? 0;
      if (level === 0 && repetition.length > 0) return { shape: shapeOf(repetition, chunk.leaf), row };
      if (level === 0) row++;
      if ((page.definition?.[entry] ?? innermost) >= innermost) repetition.push(level);
    }
  }
  const [first] = chunks;
  return first && repetition.length > 0 ? { shape: shapeOf(repetition, first.leaf), row } : undefined;
}

/** How many lists each number of a row goes on from the one before, where all lists are as long as the shape says. */
export function patternOf(shape: readonly number[]): Uint8Array {
  const width = shape.reduce((product, size) => product * size, 1);
  const pattern = new Uint8Array(width).fill(shape.length);
  let inner = width;
  for (const [depth, size] of shape.entries()) {
    for (let i = 0; i < width; i += inner) pattern[i] = Math.min(pattern[i] ?? 0, depth);
    inner /= size;
  }
  return pattern;
}

/** What lists within lists are the pixels of: rows of numbers, with 1 or 3 channels first or last. */
export function imageOfShape(shape: readonly number[]): (ImageShape & { readonly channelsLast: boolean }) | null {
  const [a = 0, b = 0, c = 0] = shape;
  if (shape.length === 2) return { channels: 1, height: a, width: b, channelsLast: false };
  if (shape.length !== 3) return null;
  if (a === 1 || a === 3) return { channels: a, height: b, width: c, channelsLast: false };
  return c === 1 || c === 3 ? { channels: c, height: a, width: b, channelsLast: true } : null;
}

/** Where each number of a picture with its channels last comes to lie, so that they come first. */
export function channelsFirst({ channels, height, width }: ImageShape): Uint32Array {
  const pixels = height * width;
  return Uint32Array.from({ length: pixels * channels }, (_, i) => (i % channels) * pixels + Math.floor(i / channels));
}

/**
 * Cells without a value, and the first row with one: an index through all files. Where a large file does not say how many
 * there are, nobody looks: whoever reads the numbers finds them.
 */
export async function absentCells(chunks: readonly Chunk[]): Promise<{ count: number; first: number } | null> {
  const doubtful = chunks.filter(({ leaf, place }) => leaf.definition > 0 && place.nulls !== 0);
  if (isLarge(doubtful.filter(({ place }) => place.nulls === undefined))) return null;
  let count = 0;
  let first: number | undefined;
  let row = 0;
  let present: Chunk | undefined;
  let last = -1;
  for await (const { chunk, page } of pagesOf(doubtful, true)) {
    if (chunk !== present) row = chunk.first - 1;
    present = chunk;
    for (let entry = 0; entry < page.entries; entry++) {
      if ((page.repetition?.[entry] ?? 0) === 0) row++;
      if (page.definition === undefined || page.definition[entry] === chunk.leaf.definition || row === last) continue;
      last = row;
      first ??= row;
      count++;
    }
  }
  return first === undefined ? null : { count, first };
}

/** Whether looking through chunks takes seconds. */
export function isLarge(chunks: readonly Chunk[]): boolean {
  return chunks.reduce((sum, { place }) => sum + place.entries, 0) > MOST_UNCOUNTED;
}

/** What the first value of a column of bytes is: a picture, words, or neither; undefined where no cell has one. */
export async function contentOf(chunks: readonly Chunk[]): Promise<'picture' | 'words' | 'other' | undefined> {
  for await (const { page } of pagesOf(chunks)) {
    const { values } = page;
    const [first] = ArrayBuffer.isView(values) ? [] : values;
    if (first === undefined) continue;
    if (isPicture(first)) return 'picture';
    return isText(first) ? 'words' : 'other';
  }
  return undefined;
}

/** Beginnings of WebP, BMP, TIFF and AVIF, beside those that are known by name. */
function isPicture(bytes: Uint8Array): boolean {
  if (kindOfContent(bytes)?.endsWith('image')) return true;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  return /^(RIFF.{4}WEBP|BM.{4}\0{4}|II\*\0|MM\0\*|\0\0\0.ftypavi)/s.test(start);
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false; // It is no UTF-8.
  }
}

/** Lengths that are no whole numbers tell that the lists are of unequal lengths. */
function shapeOf(repetition: readonly number[], { lists }: Leaf): number[] {
  const shape: number[] = [];
  let outer = 1;
  for (let depth = 1; depth <= lists.length; depth++) {
    const lengths = repetition.filter((level) => level <= depth).length;
    shape.push(lengths / outer);
    outer = lengths;
  }
  return shape;
}
