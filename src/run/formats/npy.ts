import { FormatError } from './formatError.ts';

/** An int32 matrix in C order: `data` is [rows, columns]. */
export interface Int32Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Int32Array;
}

/**
 * Bytes of a header written by `encodeNpyHeader`, whatever the shape: the number of rows may be corrected in place
 * when a stream of rows ends early.
 */
export const NPY_HEADER_BYTES = 128;

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const PREAMBLE = MAGIC.length + 4;

/** Header of an NPY file, version 1.0, that holds int32 [rows, columns]; its length is `NPY_HEADER_BYTES`. */
export function encodeNpyHeader(rows: number, columns: number): Uint8Array<ArrayBuffer> {
  const text = `{'descr': '<i4', 'fortran_order': False, 'shape': (${rows}, ${columns}), }`;
  const header = `${text.padEnd(NPY_HEADER_BYTES - PREAMBLE - 1)}\n`;
  const bytes = new Uint8Array(NPY_HEADER_BYTES);
  bytes.set([...MAGIC, 1, 0]);
  new DataView(bytes.buffer).setUint16(MAGIC.length + 2, header.length, true);
  bytes.set(new TextEncoder().encode(header), PREAMBLE);
  return bytes;
}

/** An int32 row as the little-endian bytes that follow the header. */
export function encodeNpyRow(row: Int32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(row.length * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < row.length; i++) view.setInt32(i * 4, row[i] ?? 0, true);
  return bytes;
}

/** A whole NPY file of int32 [rows, columns]. */
export function encodeNpy({ rows, columns, data }: Int32Matrix): Uint8Array<ArrayBuffer> {
  if (data.length !== rows * columns) {
    throw new FormatError(`NPY: expected ${rows} × ${columns} = ${rows * columns} values, got ${data.length}`);
  }
  const bytes = new Uint8Array(NPY_HEADER_BYTES + data.length * 4);
  bytes.set(encodeNpyHeader(rows, columns));
  bytes.set(encodeNpyRow(data), NPY_HEADER_BYTES);
  return bytes;
}

/** Reads an NPY file, version 1.0, of int32 [rows, columns] in C order. Throws `FormatError` for anything else. */
export function decodeNpy(bytes: Uint8Array): Int32Matrix {
  const header = readHeader(bytes);
  const [rows, columns] = readShape(header.text);
  const expected = header.end + rows * columns * 4;
  if (bytes.length !== expected) {
    throw new FormatError(`NPY: a [${rows}, ${columns}] int32 array takes ${expected} bytes, got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + header.end);
  const data = new Int32Array(rows * columns);
  for (let i = 0; i < data.length; i++) data[i] = view.getInt32(i * 4, true);
  return { rows, columns, data };
}

function readHeader(bytes: Uint8Array): { text: string; end: number } {
  if (bytes.length < PREAMBLE || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new FormatError('NPY: expected the magic bytes \\x93NUMPY at the start, got something else');
  }
  if (bytes[6] !== 1 || bytes[7] !== 0) {
    throw new FormatError(`NPY: expected format version 1.0, got ${bytes[6]}.${bytes[7]}`);
  }
  const end = PREAMBLE + (bytes[8] ?? 0) + 256 * (bytes[9] ?? 0);
  if (end > bytes.length) throw new FormatError(`NPY: the header ends at byte ${end} of a file of ${bytes.length}`);
  return { text: new TextDecoder('latin1').decode(bytes.subarray(PREAMBLE, end)), end };
}

function readShape(header: string): [rows: number, columns: number] {
  const descr = /'descr':\s*'([^']{0,16})'/.exec(header)?.[1];
  if (descr !== '<i4') throw new FormatError(`NPY: expected little-endian int32 ('<i4'), got '${descr ?? 'nothing'}'`);
  if (!/'fortran_order':\s*False/.test(header)) throw new FormatError('NPY: expected C order, got Fortran order');
  const shape = /'shape':\s*\((\d{1,10}),\s*(\d{1,10}),?\s*\)/.exec(header);
  if (!shape) throw new FormatError('NPY: expected a shape of two axes, got another');
  return [Number(shape[1]), Number(shape[2])];
}
