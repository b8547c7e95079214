import { inflateParts } from './inflate.ts';
import { PictureRefusal } from './refusal.ts';
import { unpackLzw } from './tiffLzw.ts';

const NAMES: Readonly<Record<number, string>> = {
  2: 'CCITT',
  3: 'CCITT',
  4: 'CCITT',
  6: 'JPEG',
  7: 'JPEG',
  50000: 'Zstandard',
};

/** Unpacks a strip or a tile of a TIFF file to `length` bytes. PictureRefusal for packings that are not known here. */
export function unpackTiff(packed: Uint8Array, compression: number, length: number): Uint8Array {
  if (compression === 1) return exactly(packed, length).slice();
  if (compression === 5) return unpackLzw(packed, length);
  if (compression === 8 || compression === 32946) return inflateParts([packed], length);
  if (compression === 32773) return packBits(packed, length);
  const name = NAMES[compression] ?? `compression ${compression}`;
  throw new PictureRefusal(`it is packed with ${name}, which is not decoded here; save it with LZW or none`);
}

function exactly(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes.length < length) throw new PictureRefusal('its pixels are cut off');
  return bytes.subarray(0, length);
}

function packBits(packed: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let [from, to] = [0, 0];
  while (to < length && from < packed.length) {
    const count = packed[from++] ?? 0;
    if (count < 128) {
      bytes.set(packed.subarray(from, from + Math.min(count + 1, length - to)), to);
      from += count + 1;
      to += count + 1;
    } else if (count > 128) {
      bytes.fill(packed[from++] ?? 0, to, to + 257 - count);
      to += 257 - count;
    }
  }
  if (to < length || from > packed.length) throw new PictureRefusal('its pixels are cut off');
  return bytes;
}
