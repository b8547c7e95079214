import { Unzlib } from 'fflate';
import { PictureRefusal } from './refusal.ts';

/** Inflates a zlib stream in parts to exactly `length` bytes; whatever would come after them is never unpacked. */
export function inflateParts(parts: readonly Uint8Array[], length: number): Uint8Array {
  const inflated = new Uint8Array(length);
  let filled = 0;
  const keep = (chunk: Uint8Array) => {
    if (filled < length) inflated.set(chunk.subarray(0, length - filled), filled);
    filled += chunk.length;
  };
  const stream = new Unzlib(keep);
  for (const part of slices(parts)) {
    if (filled >= length) break;
    stream.push(part);
  }
  if (filled < length) throw new PictureRefusal('its pixels are cut off');
  return inflated;
}

/** Packed bytes are taken in small parts, since a part of n bytes may unpack to 1,032 n. */
function* slices(parts: readonly Uint8Array[]): Iterable<Uint8Array> {
  const most = 2 ** 15;
  for (const part of parts) {
    for (let from = 0; from < part.length; from += most) yield part.subarray(from, from + most);
  }
}
