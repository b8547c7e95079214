import { DatasetError } from '../../dataset.ts';
import { MOST_PIXELS, tooLarge } from '../largestImage.ts';

/** Why a picture is damaged; whoever knows its file makes a DatasetError of it. */
export class PictureRefusal extends Error {
  override readonly name = 'PictureRefusal';
}

/** Refuses sizes that no picture has, or that would fill the memory. */
export function checkSize(width: number, height: number): void {
  if (!(width > 0 && height > 0)) throw new PictureRefusal(`its header says ${width} × ${height} pixels`);
  if (width * height > MOST_PIXELS) throw new DatasetError(tooLarge(width, height));
}

/** What a message says of a picture after its path, by what decoding it threw: a DatasetError's words as they are. */
export function refusalWords(cause: unknown): string {
  if (cause instanceof DatasetError) return cause.message;
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return `expected a whole image file, it cannot be decoded (${reason}); replace or remove it`;
}
