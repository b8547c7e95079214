import { PictureRefusal } from './refusal.ts';
import type { TiffLayout } from './tiffLayout.ts';

/** Undoes in place what was done to the rows of an unpacked strip or tile so that they would pack better. */
export function undoPredictor(bytes: Uint8Array, layout: TiffLayout, width: number): void {
  const { predictor, bits } = layout;
  if (predictor === 1) return;
  if (![8, 16, 32, 64].includes(bits) || predictor > 3)
    throw new PictureRefusal(`it has predictor ${predictor} of ${bits} bits`);
  const lineBytes = (width * layout.together * bits) / 8;
  for (let from = 0; from + lineBytes <= bytes.length; from += lineBytes) {
    const line = bytes.subarray(from, from + lineBytes);
    if (predictor === 2) sumUp(line, layout);
    else joinBytes(line, layout);
  }
}

/** Each sample is the difference to the one on its left (TIFF 6.0, section 14). */
function sumUp(line: Uint8Array, { bits, together, littleEndian }: TiffLayout): void {
  const size = bits / 8;
  const lowest = littleEndian ? 0 : size - 1;
  const up = littleEndian ? 1 : -1;
  for (let at = together * size; at < line.length; at += size) {
    let carry = 0;
    for (let k = 0, place = at + lowest; k < size; k++, place += up) {
      carry += (line[place] ?? 0) + (line[place - together * size] ?? 0);
      line[place] = carry;
      carry >>= 8;
    }
  }
}

/** Floats: the highest bytes of a row's samples lie first, then the next ones, each as a difference (TIFF note 3). */
function joinBytes(line: Uint8Array, { bits, together, littleEndian }: TiffLayout): void {
  for (let at = together; at < line.length; at++) line[at] = (line[at] ?? 0) + (line[at - together] ?? 0);
  const apart = line.slice();
  const size = bits / 8;
  const count = line.length / size;
  for (let sample = 0; sample < count; sample++) {
    for (let k = 0; k < size; k++) {
      line[sample * size + (littleEndian ? size - 1 - k : k)] = apart[k * count + sample] ?? 0;
    }
  }
}
