import { gunzip, isGzip } from '../archives/gzip.ts';
import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';

/** An IDX file of bytes: `values` is [sizes₀, sizes₁, …], a view of the file. */
export interface IdxArray {
  readonly sizes: readonly number[];
  readonly values: Bytes;
}

/**
 * Reads an IDX file, gzipped or not. A gzip is inflated no further than its own header promises.
 * Source of the format: the end of http://yann.lecun.com/exdb/mnist/.
 */
export async function readIdx(bytes: Bytes, file: string, dimensions: 1 | 3): Promise<IdxArray> {
  if (!isGzip(bytes)) return parseIdx(bytes, file, dimensions);
  const head = await gunzip(bytes, file, headerLength(dimensions));
  const promised = fileLength(parseHeader(head, file, dimensions));
  return parseIdx(await gunzip(bytes, file, promised + 1), file, dimensions);
}

/** Parses the bytes of an IDX file of unsigned bytes in so many dimensions; DatasetError where they are anything else. */
function parseIdx(bytes: Bytes, file: string, dimensions: 1 | 3): IdxArray {
  const sizes = parseHeader(bytes, file, dimensions);
  const expected = fileLength(sizes);
  if (bytes.length !== expected) {
    const found = bytes.length > expected ? 'more' : `${bytes.length}`;
    throw new DatasetError(
      `${file}: expected ${expected} bytes for ${sizes.join(' × ')} values, found ${found}; get the file again`,
    );
  }
  return { sizes, values: bytes.subarray(headerLength(dimensions)) };
}

/** The sizes that an IDX header states, all above zero. */
function parseHeader(bytes: Bytes, file: string, dimensions: 1 | 3): number[] {
  const expected = headerLength(dimensions);
  if (bytes.length < expected) {
    throw new DatasetError(
      `${file}: expected an IDX header of ${expected} bytes, the file ends after ${bytes.length}; get the file again`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkMagic(view.getUint32(0), file, dimensions);
  const sizes = Array.from({ length: dimensions }, (_, index) => view.getUint32(4 + 4 * index));
  if (sizes.includes(0)) throw new DatasetError(`${file}: expected at least one value, found ${sizes.join(' × ')}`);
  return sizes;
}

/** Types of numbers that an IDX file may hold besides unsigned bytes. */
const OTHER_TYPES: Readonly<Record<number, string>> = {
  9: 'bytes with a sign',
  11: '16-bit whole numbers',
  12: '32-bit whole numbers',
  13: '32-bit floats',
  14: '64-bit floats',
};

/** Two zero bytes, 0x08 for unsigned bytes, the number of dimensions. */
function checkMagic(found: number, file: string, dimensions: 1 | 3): void {
  const expected = 0x0800 + dimensions;
  if (found === expected) return;
  const type = OTHER_TYPES[found >>> 8];
  if (type !== undefined) {
    throw new DatasetError(`${file}: expected unsigned bytes, found ${type}; save them as bytes, or as NPY`);
  }
  const what = dimensions === 1 ? 'labels' : 'images';
  throw new DatasetError(
    `${file}: expected the magic number ${hex(expected)} of an IDX file of ${what}, found ${hex(found)}; check which file lies there`,
  );
}

function hex(magic: number): string {
  return `0x${magic.toString(16).padStart(8, '0')}`;
}

function headerLength(dimensions: 1 | 3): number {
  return 4 + 4 * dimensions;
}

function fileLength(sizes: readonly number[]): number {
  return 4 + 4 * sizes.length + sizes.reduce((product, size) => product * size, 1);
}
