import { checkSize, PictureRefusal } from './refusal.ts';

/** What the headers of a Windows bitmap say. */
export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  readonly topDown: boolean;
  readonly bits: number;
  /** Whether pixels are run lengths of palette colours. */
  readonly runs: boolean;
  /** Where the pixels start. */
  readonly start: number;
  /** Where the palette starts, how many colours it has, and how many bytes each takes. */
  readonly palette: number;
  readonly colours: number;
  readonly entryBytes: 3 | 4;
  /** Which bits of a pixel are red, green, blue and alpha. */
  readonly masks: readonly [number, number, number, number];
}

const RGB = 0;
const RLE8 = 1;
const RLE4 = 2;
const BITFIELDS = 3;
const ALPHABITFIELDS = 6;

const MASKS_16 = [0x7c00, 0x03e0, 0x001f, 0] as const;
const MASKS_24 = [0xff0000, 0xff00, 0xff, 0] as const;

/** Reads the headers of a bitmap, those of OS/2 included. PictureRefusal for what cannot be a bitmap or is not decoded. */
export function bmpHeader(bytes: Uint8Array): BmpHeader {
  if (bytes.length < 26) throw new PictureRefusal('it is cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(14, true);
  const header = size === 12 ? coreHeader(view) : infoHeader(view, size);
  checkSize(header.width, header.height);
  const paletteBytes = Math.max(0, Math.min(header.start, bytes.length) - header.palette);
  const colours = Math.min(header.colours, Math.floor(paletteBytes / header.entryBytes));
  return { ...header, colours };
}

function coreHeader(view: DataView): BmpHeader {
  const bits = bitsOf(view.getUint16(24, true), RGB);
  return {
    width: view.getUint16(18, true),
    height: view.getUint16(20, true),
    topDown: false,
    bits,
    runs: false,
    start: view.getUint32(10, true),
    palette: 26,
    colours: 2 ** Math.min(8, bits),
    entryBytes: 3,
    masks: bits === 16 ? MASKS_16 : MASKS_24,
  };
}

function infoHeader(view: DataView, size: number): BmpHeader {
  if (size < 40 || view.byteLength < 54) throw new PictureRefusal(`its header has ${size} bytes`);
  const height = view.getInt32(22, true);
  const compression = view.getUint32(30, true);
  const bits = bitsOf(view.getUint16(28, true), compression);
  const masked = compression === BITFIELDS || compression === ALPHABITFIELDS;
  const masksAfter = masked && size === 40 ? (compression === ALPHABITFIELDS ? 16 : 12) : 0;
  return {
    width: Math.abs(view.getInt32(18, true)),
    height: Math.abs(height),
    topDown: height < 0,
    bits,
    runs: compression === RLE8 || compression === RLE4,
    start: view.getUint32(10, true),
    palette: 14 + size + masksAfter,
    colours: view.getUint32(46, true) || 2 ** Math.min(8, bits),
    entryBytes: 4,
    masks: masked ? masksIn(view, size >= 56 || compression === ALPHABITFIELDS) : bits === 16 ? MASKS_16 : MASKS_24,
  };
}

function masksIn(view: DataView, hasAlpha: boolean): BmpHeader['masks'] {
  if (view.byteLength < 70) throw new PictureRefusal('it is cut off');
  const mask = (place: number) => view.getUint32(54 + 4 * place, true);
  return [mask(0), mask(1), mask(2), hasAlpha ? mask(3) : 0];
}

function bitsOf(bits: number, compression: number): number {
  const fits =
    (compression === RGB && [1, 4, 8, 16, 24, 32].includes(bits)) ||
    (compression === RLE8 && bits === 8) ||
    (compression === RLE4 && bits === 4) ||
    ((compression === BITFIELDS || compression === ALPHABITFIELDS) && (bits === 16 || bits === 32));
  if (fits) return bits;
  throw new PictureRefusal(`its header says compression ${compression} of ${bits} bits, which is not decoded`);
}
