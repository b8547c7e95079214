import type { ImageShape } from '../../datasets/dataset.ts';

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];
const GREY = 0;
const RGB = 2;

/**
 * A PNG of one sample. `pixels` is [channel, row, column], one byte per value; three channels make it coloured,
 * otherwise the first is drawn in grey (PNG specification, sections 5 and 11).
 */
export async function encodePng(image: ImageShape, pixels: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = image;
  const colours = image.channels === 3 ? 3 : 1;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, colours === 3 ? RGB : GREY], 8);
  const rows = await deflate(scanlines(width, height, colours, pixels));
  return concatenate([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** Bytes as a `data:` address. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${toBase64(bytes)}`;
}

export function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Rows of interleaved pixels, each behind the byte of its filter, which is none. */
function scanlines(width: number, height: number, colours: number, pixels: Uint8Array): Uint8Array<ArrayBuffer> {
  const stride = 1 + width * colours;
  const lines = new Uint8Array(height * stride);
  for (let c = 0; c < colours; c++) {
    for (let i = 0; i < width * height; i++) {
      const at = Math.floor(i / width) * stride + 1 + (i % width) * colours + c;
      lines[at] = pixels[c * width * height + i] ?? 0;
    }
  }
  return lines;
}

/** The format of zlib, which is what PNG wants. */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
