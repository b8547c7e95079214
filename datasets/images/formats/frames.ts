import type { PictureKind } from './pictureKind.ts';

/** Pictures in a file, of which the first is taken: frames of an animation. TIFF files tell their pages elsewhere. */
export function framesOf(bytes: Uint8Array, kind: PictureKind): number {
  if (kind === 'GIF') return gifFrames(bytes);
  if (kind === 'WebP') return chunksNamed(bytes, 'ANMF');
  if (kind === 'PNG') return apngFrames(bytes);
  return kind === 'AVIF' && text(bytes, 8, 12) === 'avis' ? 2 : 1;
}

/** Walks the blocks of a GIF (GIF89a, appendix B) up to the second picture: more than one is all that matters. */
function gifFrames(bytes: Uint8Array): number {
  let at = 13 + tableBytes(bytes[10] ?? 0);
  for (let frames = 0; at < bytes.length; ) {
    const block = bytes[at];
    if (block === 0x2c) {
      frames++;
      if (frames === 2) return frames;
      at = afterSubBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    } else if (block === 0x21) at = afterSubBlocks(bytes, at + 2);
    else return frames;
  }
  return 1;
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

function afterSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
  return at + 1;
}

/** Chunks of this name in a WebP file; 1 where there is none. */
function chunksNamed(bytes: Uint8Array, name: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    if (text(bytes, at, at + 4) === name) count++;
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return Math.max(1, count);
}

/** The frames that an animation control chunk states; it stands before the pixels. */
function apngFrames(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = text(bytes, at + 4, at + 8);
    if (name === 'acTL') return view.getUint32(at + 8);
    if (name === 'IDAT') return 1;
  }
  return 1;
}

function text(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
