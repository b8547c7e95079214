import { crc32 } from './crc32.ts';
import { PictureRefusal } from './refusal.ts';

/** The chunks of a PNG file that its pixels depend on (PNG, section 11). */
export interface PngChunks {
  readonly header: Uint8Array;
  /** The packed pixels. */
  readonly data: readonly Uint8Array[];
  readonly palette?: Uint8Array | undefined;
  /** Alpha by the palette's index, or the one colour that is transparent. */
  readonly alpha?: Uint8Array | undefined;
  /** EXIF, which may say which way is up. */
  readonly exif?: Uint8Array | undefined;
}

/** Splits a PNG file into its chunks. PictureRefusal where it is cut off or a check sum is wrong. */
export function pngChunks(bytes: Uint8Array): PngChunks {
  const found = new Map<string, Uint8Array>();
  const data: Uint8Array[] = [];
  for (const [name, content] of chunksOf(bytes)) {
    if (name === 'IDAT') data.push(content);
    else if (!found.has(name)) found.set(name, content);
  }
  const header = found.get('IHDR');
  if (header?.length !== 13 || data.length === 0) throw new PictureRefusal('its header or its pixels are missing');
  return { header, data, palette: found.get('PLTE'), alpha: found.get('tRNS'), exif: found.get('eXIf') };
}

/** Whether a chunk of this name stands before the pixels. */
export function hasPngChunk(bytes: Uint8Array, wanted: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === wanted || name === 'IDAT') return name === wanted;
  }
  return false;
}

function* chunksOf(bytes: Uint8Array): Iterable<[name: string, content: Uint8Array]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new PictureRefusal('it is cut off');
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) throw new PictureRefusal('it is cut off');
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) {
      throw new PictureRefusal(`the check sum of its chunk ${name.replace(/[^\w]/g, '?')} is wrong`);
    }
    if (name === 'IEND') return;
    yield [name, bytes.subarray(at + 8, end)];
    at = end + 4;
  }
}
