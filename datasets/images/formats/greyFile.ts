import type { PictureKind } from './pictureKind.ts';

/** Whether a PNG or JPEG file can hold no colour; undefined for formats whose first bytes do not tell. */
export function isGreyFile(bytes: Uint8Array, kind: PictureKind): boolean | undefined {
  if (kind === 'PNG') return bytes[25] === 0 || bytes[25] === 4;
  return kind === 'JPEG' ? jpegComponents(bytes) === 1 : undefined;
}

/** Components in the frame header of a JPEG file (ITU T.81, B.2.2). */
function jpegComponents(bytes: Uint8Array): number | undefined {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes[at + 9];
    at += 2 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return undefined;
}
