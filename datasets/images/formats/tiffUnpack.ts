import { inflateParts } from './inflate.ts';
import { PictureRefusal } from './refusal.ts';

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
  if (compression === 5) return lzw(packed, length);
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

const CLEAR = 256;
const END = 257;

/** LZW as TIFF has it (TIFF 6.0, section 13): codes begin at the high bit, and grow one code early. */
function lzw(packed: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const [starts, lengths] = [new Uint32Array(4096), new Uint16Array(4096)];
  let [to, bit, width, next, previous] = [0, 0, 9, 258, -1];
  while (to < length) {
    const code = bitsAt(packed, bit, width);
    bit += width;
    if (code === undefined || code === END) break;
    if (code === CLEAR) {
      [width, next, previous] = [9, 258, -1];
      continue;
    }
    const known = code < 256 || code < next;
    if (!known && (code !== next || previous < 0)) throw new PictureRefusal('its pixels are damaged');
    const start = to;
    to += writeEntry(known ? code : previous);
    if (!known && to < length) bytes[to++] = bytes[start] ?? 0;
    if (previous >= 0 && next < 4096) {
      starts[next] = start - lengthOf(previous);
      lengths[next++] = lengthOf(previous) + 1;
    }
    previous = code;
    if (next >= (1 << width) - 1 && width < 12) width++;
  }
  if (to < length) throw new PictureRefusal('its pixels are cut off');
  return bytes;

  function lengthOf(code: number): number {
    return code < 256 ? 1 : (lengths[code] ?? 0);
  }

  /** Entries are what was written before: the previous entry and the byte after it. */
  function writeEntry(code: number): number {
    if (code < 256) bytes[to] = code;
    else bytes.copyWithin(to, starts[code] ?? 0, (starts[code] ?? 0) + Math.min(lengthOf(code), length - to));
    return lengthOf(code);
  }
}

function bitsAt(bytes: Uint8Array, bit: number, width: number): number | undefined {
  const at = bit >> 3;
  if (bit + width > 8 * bytes.length) return undefined;
  const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
  return (three >> (24 - (bit & 7) - width)) & ((1 << width) - 1);
}
