import { DatasetError } from '../dataset.ts';
import { kindOfContent } from '../fileKind.ts';
import type { RangedFile } from '../source.ts';
import { type Dtype, parseDtype } from './dtype.ts';

/** What an NPY file says of its array. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  /** Whether the first axis runs fastest. */
  readonly fortran: boolean;
  /** Where the items begin. */
  readonly start: number;
}

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** Longer headers describe records of thousands of fields; NumPy itself refuses to read them. */
const LONGEST_HEADER = 2 ** 20;

/**
 * Reads the header of an NPY file, https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
 * DatasetError where the file is no NPY file, or is shorter or longer than its header says.
 */
export async function readNpyHeader(source: RangedFile, file: string): Promise<NpyHeader> {
  const { text, start } = await headerText(source, file);
  const descr = /'descr':\s*('[^']*'|\[.*?\](?=\s*,\s*'(?:fortran_order|shape)'|\s*\}))/s.exec(text)?.[1];
  const shape = /'shape':\s*\(([\dL,\s]*)\)/.exec(text)?.[1];
  if (descr === undefined || shape === undefined) {
    throw new DatasetError(`${file}: expected the type and the shape of an array, found none; get the file again`);
  }
  const header: NpyHeader = {
    shape: shape.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number.parseInt(size, 10)])),
    dtype: parseDtype(descr),
    fortran: /'fortran_order':\s*True/.test(text),
    start,
  };
  checkLength(source.byteLength - start, header, file);
  return header;
}

/** A shape as NumPy shows it. */
export function shapeWords(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

async function headerText(source: RangedFile, file: string): Promise<{ text: string; start: number }> {
  const head = new Uint8Array(await source.slice(0, Math.min(12, source.byteLength)));
  if (head.length < 12 || MAGIC.some((byte, i) => head[i] !== byte)) {
    const found = kindOfContent(head) ?? 'something else';
    throw new DatasetError(`${file}: expected an NPY file, found ${found}; check which file lies there`);
  }
  const view = new DataView(head.buffer);
  const isFirst = head[6] === 1;
  const start = isFirst ? 10 : 12;
  const end = start + (isFirst ? view.getUint16(8, true) : view.getUint32(8, true));
  if (end > source.byteLength || end > LONGEST_HEADER) {
    throw new DatasetError(`${file}: expected a whole NPY file, it is cut off or damaged; get it again`);
  }
  return { text: new TextDecoder('latin1').decode(await source.slice(start, end)), start: end };
}

/** Pickled objects take any number of bytes. */
function checkLength(found: number, { shape, dtype }: NpyHeader, file: string): void {
  if (dtype.kind === 'unread') return;
  const expected = dtype.bytes * shape.reduce((product, size) => product * size, 1);
  if (found === expected) return;
  throw new DatasetError(
    `${file}: expected ${expected} bytes for the shape ${shapeWords(shape)}, found ${found}; get the file again`,
  );
}
