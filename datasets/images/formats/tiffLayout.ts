import { checkSize, PictureRefusal } from './refusal.ts';
import { TAG, type TiffFile } from './tiffTags.ts';

/** How the pixels of a TIFF page lie in its file. */
export interface TiffLayout {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample, and what they are. */
  readonly bits: number;
  readonly format: 'unsigned' | 'signed' | 'float';
  /** Samples of a pixel, whatever they mean. */
  readonly samples: number;
  /** Samples that lie together for a pixel: all of them, or one where each has a plane of its own. */
  readonly together: number;
  readonly compression: number;
  readonly predictor: number;
  readonly photometric: number;
  readonly littleEndian: boolean;
  readonly parts: readonly TiffPart[];
}

/** A strip or a tile. */
export interface TiffPart {
  readonly x: number;
  readonly y: number;
  /** The size it is packed with; tiles reach beyond the picture's edge. */
  readonly width: number;
  readonly height: number;
  /** The first of its samples. */
  readonly sample: number;
  readonly offset: number;
  readonly bytes: number;
}

const FORMATS = { 1: 'unsigned', 2: 'signed', 3: 'float', 4: 'unsigned' } as const;

/** The layout that a page's tags state. PictureRefusal where they contradict each other or the file. */
export function tiffLayout({ tags, littleEndian }: TiffFile, fileBytes: number): TiffLayout {
  const one = (tag: number, otherwise: number) => tags.get(tag)?.[0] ?? otherwise;
  const [width, height, samples] = [one(TAG.width, 0), one(TAG.height, 0), one(TAG.samples, 1)];
  checkSize(width, height);
  if (samples < 1 || samples > 64) throw new PictureRefusal(`its tags say ${samples} channels`);
  const bits = tags.get(TAG.bits) ?? [1];
  if (bits.some((value) => value !== bits[0])) throw new PictureRefusal(`its channels have ${bits.join(', ')} bits`);
  if (one(TAG.fillOrder, 1) !== 1) throw new PictureRefusal('its bits lie in reverse order');
  const format = FORMATS[one(TAG.sampleFormat, 1) as keyof typeof FORMATS];
  if (format === undefined) throw new PictureRefusal(`its tags say sample format ${one(TAG.sampleFormat, 1)}`);
  const together = one(TAG.planar, 1) === 2 ? 1 : samples;
  const stated = {
    compression: one(TAG.compression, 1),
    predictor: one(TAG.predictor, 1),
    photometric: one(TAG.photometric, 1),
  };
  const layout = { width, height, bits: bits[0] ?? 1, format, samples, together, littleEndian, ...stated };
  return { ...layout, parts: partsOf({ ...layout, tags, fileBytes }) };
}

type Paged = Omit<TiffLayout, 'parts'> & { readonly tags: TiffFile['tags']; readonly fileBytes: number };

function partsOf(page: Paged): TiffPart[] {
  const { width, height, tags, samples, together } = page;
  const tiled = tags.has(TAG.tileOffsets);
  const partWidth = tiled ? (tags.get(TAG.tileWidth)?.[0] ?? 0) : width;
  const partHeight = tiled
    ? (tags.get(TAG.tileHeight)?.[0] ?? 0)
    : Math.min(height, tags.get(TAG.rowsPerStrip)?.[0] ?? height);
  checkSize(partWidth, partHeight);
  const [across, down] = [Math.ceil(width / partWidth), Math.ceil(height / partHeight)];
  const perPlane = across * down;
  const offsets = tags.get(tiled ? TAG.tileOffsets : TAG.stripOffsets) ?? [];
  const lengths = tags.get(tiled ? TAG.tileBytes : TAG.stripBytes) ?? [];
  const count = (perPlane * samples) / together;
  if (offsets.length < count)
    throw new PictureRefusal(`expected ${count} strips or tiles, its tags name ${offsets.length}`);
  return Array.from({ length: count }, (_, index) => {
    const [plane, place] = [Math.floor(index / perPlane), index % perPlane];
    const y = Math.floor(place / across) * partHeight;
    const offset = offsets[index] ?? 0;
    const bytes = lengths[index] ?? page.fileBytes - offset;
    if (offset + bytes > page.fileBytes) throw new PictureRefusal('its pixels lie beyond its end');
    const rows = tiled ? partHeight : Math.min(partHeight, height - y);
    return { x: (place % across) * partWidth, y, width: partWidth, height: rows, sample: plane, offset, bytes };
  });
}
