import type { ByteSource } from '../../platform/folder.ts';
import { FormatError } from './formatError.ts';

/** A float32 array with a name and a shape, in C order. */
export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The same, or of float64. */
export interface RealTensor extends Omit<NamedTensor, 'data'> {
  readonly data: Float32Array | Float64Array;
}

/** What a safetensors file holds, and where: the values of all tensors lie behind one another, little-endian. */
export interface SafetensorsLayout {
  /** The tensors in the order of their bytes. */
  readonly tensors: readonly Pick<NamedTensor, 'name' | 'shape'>[];
  /** Where the values begin, bytes. */
  readonly dataStart: number;
}

/** Words that a file carries beside its tensors. */
type Metadata = Readonly<Record<string, string>>;

const METADATA = '__metadata__';

interface Entry {
  readonly dtype: keyof typeof BYTES;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const LENGTH_BYTES = 8;

/** Bytes of a value, by its type. */
const BYTES = { F32: 4, F64: 8 } as const;

/**
 * A safetensors file of tensors in the order given: the length of the header (uint64), a JSON header padded
 * with spaces to a multiple of 8 bytes, the data (https://huggingface.co/docs/safetensors).
 */
export function encodeSafetensors(tensors: readonly RealTensor[], metadata?: Metadata): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(
    JSON.stringify({ ...(metadata && { [METADATA]: metadata }), ...headerOf(tensors) }),
  );
  const headerLength = Math.ceil(json.length / 8) * 8;
  const dataStart = LENGTH_BYTES + headerLength;
  const dataBytes = tensors.reduce((sum, { data }) => sum + data.byteLength, 0);
  const bytes = new Uint8Array(dataStart + dataBytes).fill(0x20, LENGTH_BYTES, dataStart);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(headerLength), true);
  bytes.set(json, LENGTH_BYTES);
  let offset = dataStart;
  for (const { data } of tensors) offset = writeValues(view, offset, data);
  return bytes;
}

/** The float32 tensors of a safetensors file, in the order of their bytes. Throws `FormatError` for anything else. */
export function decodeSafetensors(bytes: Uint8Array): NamedTensor[] {
  return decodeRealTensors(bytes).map(({ name, shape, data }) => {
    if (data instanceof Float32Array) return { name, shape, data };
    throw wrongType(name, 'F64');
  });
}

/** The tensors of a safetensors file of float32 and float64, likewise. */
export function decodeRealTensors(bytes: Uint8Array): RealTensor[] {
  const dataStart = readHeaderEnd(bytes, bytes.length);
  const entries = readEntries(bytes.subarray(LENGTH_BYTES, dataStart), bytes.length - dataStart);
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataStart);
  return entries.map(({ name, entry }) => ({ name, shape: entry.shape, data: readValues(view, entry) }));
}

/** Reads no more of a file than its header. Throws `FormatError` where it does not hold float32 tensors, or is cut. */
export async function readSafetensorsLayout(file: ByteSource): Promise<SafetensorsLayout> {
  const start = new Uint8Array(await file.slice(0, Math.min(LENGTH_BYTES, file.byteLength)));
  const dataStart = readHeaderEnd(start, file.byteLength);
  const header = new Uint8Array(await file.slice(LENGTH_BYTES, dataStart));
  const entries = readEntries(header, file.byteLength - dataStart);
  for (const { name, entry } of entries) requireFloat32(name, entry.dtype);
  return { tensors: entries.map(({ name, entry }) => ({ name, shape: entry.shape })), dataStart };
}

function headerOf(tensors: readonly RealTensor[]): Record<string, Entry> {
  const header: Record<string, Entry> = {};
  let offset = 0;
  for (const { name, shape, data } of tensors) {
    if (sizeOf(shape) !== data.length) {
      throw new FormatError(`safetensors: ${name} has shape [${shape.join(', ')}] but ${data.length} values`);
    }
    if (Object.hasOwn(header, name)) throw new FormatError(`safetensors: two tensors are named ${name}`);
    const dtype = data instanceof Float32Array ? 'F32' : 'F64';
    header[name] = { dtype, shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  return header;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function writeValues(view: DataView, offset: number, data: Float32Array | Float64Array): number {
  if (data instanceof Float32Array)
    for (const [i, value] of data.entries()) view.setFloat32(offset + i * 4, value, true);
  else for (const [i, value] of data.entries()) view.setFloat64(offset + i * 8, value, true);
  return offset + data.byteLength;
}

function readValues(view: DataView, { dtype, data_offsets: [start, end] }: Entry): Float32Array | Float64Array {
  const length = (end - start) / BYTES[dtype];
  if (dtype === 'F32') return new Float32Array(length).map((_, i) => view.getFloat32(start + i * 4, true));
  return new Float64Array(length).map((_, i) => view.getFloat64(start + i * 8, true));
}

/** Where the header ends that a file of `fileLength` bytes begins with; `bytes` are at least its first eight. */
function readHeaderEnd(bytes: Uint8Array, fileLength: number): number {
  if (fileLength < LENGTH_BYTES) {
    throw new FormatError(`safetensors: expected at least ${LENGTH_BYTES} bytes, got ${fileLength}`);
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > BigInt(fileLength - LENGTH_BYTES)) {
    throw new FormatError(`safetensors: a header of ${length} bytes does not fit a file of ${fileLength}`);
  }
  return LENGTH_BYTES + Number(length);
}

/** The tensors that a header names, in the order of their bytes, which must be all of the data. */
function readEntries(header: Uint8Array, dataLength: number): { name: string; entry: Entry }[] {
  const entries = Object.entries(parseHeader(header))
    .filter(([name]) => name !== METADATA)
    .map(([name, entry]) => ({ name, entry: checkEntry(name, entry) }))
    .sort((a, b) => a.entry.data_offsets[0] - b.entry.data_offsets[0]);
  checkContiguous(entries, dataLength);
  return entries;
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  const text = new TextDecoder().decode(bytes);
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (cause) {
    throw new FormatError('safetensors: the header is not JSON', { cause });
  }
  if (!isRecord(header)) throw new FormatError('safetensors: expected a JSON object as the header');
  return header;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkEntry(name: string, entry: unknown): Entry {
  if (!isRecord(entry)) throw new FormatError(`safetensors: ${name}: expected an object`);
  const { dtype, shape, data_offsets: offsets } = entry;
  if (!isKnown(dtype)) throw wrongType(name, dtype);
  if (!isCounts(shape)) throw new FormatError(`safetensors: ${name}: expected a shape of whole numbers`);
  const [start, end] = isCounts(offsets) ? offsets : [];
  if (start === undefined || end === undefined || end - start !== sizeOf(shape) * BYTES[dtype]) {
    throw new FormatError(`safetensors: ${name}: data_offsets do not fit the shape [${shape.join(', ')}]`);
  }
  return { dtype, shape, data_offsets: [start, end] };
}

function requireFloat32(name: string, dtype: Entry['dtype']): void {
  if (dtype !== 'F32') throw wrongType(name, dtype);
}

function wrongType(name: string, dtype: unknown): FormatError {
  return new FormatError(`safetensors: ${name}: expected dtype F32, got ${String(dtype)}`);
}

function isKnown(dtype: unknown): dtype is Entry['dtype'] {
  return typeof dtype === 'string' && Object.hasOwn(BYTES, dtype);
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((length) => Number.isSafeInteger(length) && length >= 0);
}

function checkContiguous(entries: readonly { name: string; entry: Entry }[], dataLength: number): void {
  let expected = 0;
  for (const { name, entry } of entries) {
    const [start, end] = entry.data_offsets;
    if (start !== expected) throw new FormatError(`safetensors: ${name}: data start at ${start}, expected ${expected}`);
    expected = end;
  }
  if (expected !== dataLength) {
    throw new FormatError(`safetensors: the tensors take ${expected} bytes, the file has ${dataLength}`);
  }
}
