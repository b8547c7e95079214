import { areWhole, type Pixels, type PixelValues, valuesLike, whiteOf } from '../pixels/pixels.ts';
import { turn } from '../pixels/turn.ts';
import { PictureRefusal } from './refusal.ts';
import { type TiffLayout, type TiffPart, tiffLayout } from './tiffLayout.ts';
import { undoPredictor } from './tiffPredictor.ts';
import { readTiff, TAG, type TiffFile } from './tiffTags.ts';
import { unpackTiff } from './tiffUnpack.ts';

const WHITE_IS_ZERO = 0;
const BLACK_IS_ZERO = 1;
const RED_GREEN_BLUE = 2;
const PALETTE = 3;

/** Pages of a TIFF file. */
export function tiffPages(bytes: Uint8Array): number {
  return readTiff(bytes).pages;
}

/** Whether samples have more than 8 bits, or are signed, so that bytes would not hold them. */
export function isDeepTiff(bytes: Uint8Array): boolean {
  const { tags } = readTiff(bytes);
  return (tags.get(TAG.bits)?.[0] ?? 1) > 8 || ![1, 4].includes(tags.get(TAG.sampleFormat)?.[0] ?? 1);
}

/**
 * Decodes the first page of a TIFF file, upright: unsigned samples of up to 16 bits with 255 or 65535 for white, all
 * others as the measurements that they are. Throws PictureRefusal.
 */
export function decodeTiff(bytes: Uint8Array): Pixels {
  const file = readTiff(bytes);
  const layout = tiffLayout(file, bytes.length);
  const samples = emptySamples(layout);
  for (const part of layout.parts) placePart(bytes, layout, part, samples);
  if (samples instanceof Float32Array && !samples.every(Number.isFinite)) {
    throw new PictureRefusal('it holds values that are no finite numbers');
  }
  return turn(meant(samples, layout, file), file.tags.get(TAG.orientation)?.[0] ?? 1);
}

function emptySamples({ width, height, samples, bits, format }: TiffLayout): PixelValues {
  const count = width * height * samples;
  if (format !== 'unsigned' || bits > 16) return new Float32Array(count);
  return bits > 8 ? new Uint16Array(count) : new Uint8Array(count);
}

function placePart(bytes: Uint8Array, layout: TiffLayout, part: TiffPart, samples: PixelValues): void {
  const lineBytes = Math.ceil((part.width * layout.together * layout.bits) / 8);
  const packed = bytes.subarray(part.offset, part.offset + part.bytes);
  const unpacked = unpackTiff(packed, layout.compression, lineBytes * part.height);
  undoPredictor(unpacked, layout, part.width);
  const sampleAt = sampleReader(unpacked, layout);
  const [rows, columns] = [Math.min(part.height, layout.height - part.y), Math.min(part.width, layout.width - part.x)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const to = ((part.y + row) * layout.width + part.x + column) * layout.samples + part.sample;
      for (let c = 0; c < layout.together; c++) {
        samples[to + c] = sampleAt(row * lineBytes, column * layout.together + c);
      }
    }
  }
}

type SampleReader = (line: number, index: number) => number;

function sampleReader(bytes: Uint8Array, { bits, format, littleEndian }: TiffLayout): SampleReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readers: Readonly<Record<string, SampleReader>> = {
    'unsigned 8': (line, i) => bytes[line + i] ?? 0,
    'unsigned 16': (line, i) => view.getUint16(line + 2 * i, littleEndian),
    'unsigned 32': (line, i) => view.getUint32(line + 4 * i, littleEndian),
    'signed 8': (line, i) => view.getInt8(line + i),
    'signed 16': (line, i) => view.getInt16(line + 2 * i, littleEndian),
    'signed 32': (line, i) => view.getInt32(line + 4 * i, littleEndian),
    'float 32': (line, i) => view.getFloat32(line + 4 * i, littleEndian),
    'float 64': (line, i) => view.getFloat64(line + 8 * i, littleEndian),
  };
  const few: SampleReader = (line, i) =>
    ((bytes[line + ((i * bits) >> 3)] ?? 0) >> (8 - bits - ((i * bits) & 7))) & (2 ** bits - 1);
  const reader = [1, 2, 4].includes(bits) && format === 'unsigned' ? few : readers[`${format} ${bits}`];
  if (reader === undefined)
    throw new PictureRefusal(`its samples are ${format} numbers of ${bits} bits, which are not decoded`);
  return reader;
}

/** What the samples mean: grey or colours, and perhaps alpha. Samples beyond these are left out. */
function meant(samples: PixelValues, layout: TiffLayout, { tags }: TiffFile): Pixels {
  const { width, height, bits, photometric } = layout;
  const colours = photometric === RED_GREEN_BLUE ? 3 : 1;
  if (![WHITE_IS_ZERO, BLACK_IS_ZERO, RED_GREEN_BLUE, PALETTE].includes(photometric) || layout.samples < colours) {
    throw new PictureRefusal(`its colours are of TIFF's kind ${photometric}, which is not decoded; save it as RGB`);
  }
  if (photometric === PALETTE) return fromPalette(samples, layout, tags.get(TAG.palette) ?? []);
  const extra = tags.get(TAG.extraSamples)?.[0] ?? 0;
  const hasAlpha = layout.samples > colours && (extra === 1 || extra === 2);
  if (layout.samples > colours && !hasAlpha) {
    throw new PictureRefusal(`it has ${layout.samples} channels; save it as grey or RGB`);
  }
  const kept = (colours + (hasAlpha ? 1 : 0)) as Pixels['channels'];
  const values = valuesLike(samples, width * height * kept);
  const stretch = bits < 8 ? 255 / (2 ** bits - 1) : 1;
  const white = whiteOf(samples);
  const inverted = photometric === WHITE_IS_ZERO && !(samples instanceof Float32Array);
  for (let i = 0; i < values.length; i++) {
    const value = (samples[Math.floor(i / kept) * layout.samples + (i % kept)] ?? 0) * stretch;
    values[i] = inverted && i % kept < colours ? white - value : value;
  }
  return { width, height, channels: kept, values: extra === 1 && hasAlpha ? apart(values, kept) : values };
}

/** Colours that were multiplied with alpha, without it. */
function apart(values: PixelValues, channels: number): PixelValues {
  const white = whiteOf(values);
  return values.map((value, i) => {
    const alpha = values[i - (i % channels) + channels - 1] ?? white;
    if (i % channels === channels - 1 || alpha === 0) return value;
    return areWhole(values) ? Math.min(white, Math.round((value * white) / alpha)) : value / alpha;
  });
}

/** A palette of TIFF has 16 bits a colour, all reds first. */
function fromPalette(
  samples: PixelValues,
  { width, height, bits, samples: each }: TiffLayout,
  palette: readonly number[],
): Pixels {
  const colours = 2 ** bits;
  if (bits > 8 || palette.length < 3 * colours) throw new PictureRefusal('its palette is cut off');
  const values = new Uint8Array(width * height * 3);
  for (let i = 0; i < values.length; i++) {
    values[i] = (palette[(i % 3) * colours + (samples[Math.floor(i / 3) * each] ?? 0)] ?? 0) >> 8;
  }
  return { width, height, channels: 3, values };
}
