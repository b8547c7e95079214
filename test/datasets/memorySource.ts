import { DatasetError } from '../../datasets/dataset.ts';
import type { Bytes, DatasetSource, DecodedImage } from '../../datasets/source.ts';

export type Files = Record<string, Bytes>;

/** A source of files in memory, by path; names that end in `/` are empty folders. Its images are those of `plainImage`. */
export function memorySource(files: Files, extras: Partial<DatasetSource> = {}): DatasetSource {
  return {
    folder: 'data',
    kindOf: async (path) => {
      if (path in files) return 'file';
      return Object.keys(files).some((name) => name.startsWith(`${path}/`)) ? 'folder' : 'missing';
    },
    read: async (path) => files[path] ?? refuse(path),
    list: async (folder, depth) => listed(Object.keys(files), folder, depth),
    decodeImage: async (bytes, path) => decodePlainImage(bytes, path),
    ...extras,
  };
}

/** An image file as `memorySource` decodes it: width, height, channels, and then the pixels. */
export function plainImage(width: number, height: number, channels: number, fill: number): Bytes {
  return new Uint8Array([width, height, channels, ...new Array<number>(width * height * channels).fill(fill)]);
}

/** The same files in a folder. */
export function within(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes]));
}

/** What the promise rejects with; fails where it is fulfilled or rejects with anything but a DatasetError. */
export async function datasetErrorOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof DatasetError) return error.message;
    throw error;
  }
  throw new Error('expected a DatasetError, nothing was thrown');
}

function refuse(path: string): never {
  throw new DatasetError(`${path}: expected a file, it is missing`);
}

function listed(names: readonly string[], folder: string, depth: number): string[] {
  const found = new Set<string>();
  for (const name of names) {
    if (!name.startsWith(`${folder}/`)) continue;
    const parts = name.slice(folder.length + 1).split('/');
    for (let level = 1; level < parts.length && level <= depth; level++)
      found.add(`${parts.slice(0, level).join('/')}/`);
    if (parts.length <= depth && parts.at(-1) !== '') found.add(parts.join('/'));
  }
  return [...found];
}

function decodePlainImage(bytes: Bytes, path: string): DecodedImage {
  const [width = 0, height = 0, channels = 0] = bytes;
  const pixels = bytes.subarray(3);
  if (pixels.length === 0) throw new DatasetError(`${path}: expected a whole image file`);
  return { width, height, channels, values: pixels };
}
