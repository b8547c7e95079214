import { PictureRefusal } from './refusal.ts';

/** The tags of one page of a TIFF file: numbers by tag. */
export type TiffTags = ReadonlyMap<number, readonly number[]>;

/** Names of the tags that are read (TIFF 6.0, section 8 and later). */
export const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planar: 284,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  extraSamples: 338,
  sampleFormat: 339,
} as const;

const READ_TAGS: ReadonlySet<number> = new Set(Object.values(TAG));

/** Bytes of a value by its type, for the types of whole numbers. */
const TYPE_BYTES: Readonly<Record<number, 1 | 2 | 4>> = { 1: 1, 3: 2, 4: 4 };

/** No file that is trained on has more pages; a chain of them may lead round for ever. */
const MOST_PAGES = 10_000;

/** A TIFF file: how its numbers lie, and the tags of its first page. */
export interface TiffFile {
  readonly littleEndian: boolean;
  readonly tags: TiffTags;
  /** Whole pages; smaller copies of another page do not count. */
  readonly pages: number;
}

/** Reads the tags of a TIFF file. PictureRefusal where they do not lie within the file. */
export function readTiff(bytes: Uint8Array): TiffFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw new PictureRefusal('it is cut off');
  const littleEndian = bytes[0] === 0x49;
  const first = readPage(view, view.getUint32(4, littleEndian), littleEndian);
  let pages = 1;
  for (let next = first.next, read = 1; next !== 0 && read < MOST_PAGES; read++) {
    const page = pageOrNone(view, next, littleEndian);
    if (page === undefined) break;
    if (((page.tags.get(TAG.subfile)?.[0] ?? 0) & 1) === 0) pages++;
    next = page.next;
  }
  return { littleEndian, tags: first.tags, pages };
}

/** The orientation in a block of EXIF, which is built as a TIFF file is; 1 where it says none. */
export function orientationIn(exif: Uint8Array): number {
  try {
    return readTiff(exif).tags.get(TAG.orientation)?.[0] ?? 1;
  } catch (error) {
    if (error instanceof PictureRefusal) return 1; // Damaged EXIF says nothing about the pixels.
    throw error;
  }
}

function pageOrNone(view: DataView, offset: number, littleEndian: boolean) {
  try {
    return readPage(view, offset, littleEndian);
  } catch (error) {
    if (error instanceof PictureRefusal) return undefined; // Only the first page is decoded.
    throw error;
  }
}

function readPage(view: DataView, offset: number, littleEndian: boolean): { tags: TiffTags; next: number } {
  if (offset + 2 > view.byteLength) throw new PictureRefusal('its tags lie beyond its end');
  const count = view.getUint16(offset, littleEndian);
  const end = offset + 2 + 12 * count;
  if (end > view.byteLength) throw new PictureRefusal('its tags are cut off');
  const tags = new Map<number, readonly number[]>();
  for (let entry = offset + 2; entry < end; entry += 12) {
    const tag = view.getUint16(entry, littleEndian);
    if (READ_TAGS.has(tag)) tags.set(tag, valuesAt(view, entry, littleEndian));
  }
  return { tags, next: end + 4 <= view.byteLength ? view.getUint32(end, littleEndian) : 0 };
}

/** The numbers of a tag; they lie in the entry itself where they fit into four bytes. */
function valuesAt(view: DataView, entry: number, littleEndian: boolean): number[] {
  const size = TYPE_BYTES[view.getUint16(entry + 2, littleEndian)];
  const count = view.getUint32(entry + 4, littleEndian);
  if (size === undefined) return [];
  const start = size * count <= 4 ? entry + 8 : view.getUint32(entry + 8, littleEndian);
  if (start + size * count > view.byteLength) throw new PictureRefusal('the values of a tag lie beyond its end');
  return Array.from({ length: count }, (_, i) => {
    if (size === 1) return view.getUint8(start + i);
    return size === 2 ? view.getUint16(start + 2 * i, littleEndian) : view.getUint32(start + 4 * i, littleEndian);
  });
}
