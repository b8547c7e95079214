import { DatasetError } from '../dataset.ts';

/** Labels as the data set keeps them, from one byte each; DatasetError at the first that names no class. */
export function labelsFrom(bytes: Uint8Array, classes: number, file: string): Uint16Array<ArrayBuffer> {
  const wrong = bytes.findIndex((label) => label >= classes);
  if (wrong < 0) return Uint16Array.from(bytes);
  throw new DatasetError(
    `${file}: expected labels from 0 to ${classes - 1}, found ${bytes[wrong]} at sample ${wrong}; check which file lies there`,
  );
}
