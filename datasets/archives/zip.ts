import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';
import { type FileTree, isHidden } from '../tree.ts';
import { INFLATION_LIMIT_WORDS, mostInflated } from './inflation.ts';
import { localLength, type ZipEntry, zipEntries } from './zipDirectory.ts';

export const STORED = 0;
const DEFLATED = 8;
/** What packers call the other methods that they offer. */
const METHOD_NAMES: Readonly<Record<number, string>> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  99: 'a password',
};

/** Whether the bytes begin as a ZIP archive does, an empty one included. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * Opens a ZIP archive in memory; hidden files and paths that lead out of it are left out. DatasetError where it is cut off
 * or damaged, naming the file in it that is, where a file has a password or was packed by another method than Deflate,
 * and where two files have one name.
 */
export async function openZip(bytes: Bytes, path: string): Promise<FileTree> {
  const files = await unpack(bytes, path);
  return { path, entries: [...files.keys()], read: async (entry) => readFrom(files, entry, path) };
}

async function unpack(bytes: Bytes, path: string): Promise<Map<string, Bytes>> {
  try {
    const entries = zipEntries(bytes).filter(({ name }) => name !== '' && !isHidden(name));
    checkNames(entries, path);
    checkSizes(entries, bytes.length, path);
    for (const entry of entries) checkMethod(entry, path);
    const files = new Map<string, Bytes>();
    for (const entry of entries) files.set(entry.name, await unpackEntry(packedBytes(bytes, entry), entry));
    return files;
  } catch (cause) {
    throw damaged(cause, path);
  }
}

/** The content of one file. Throws Error where it is not what was packed. */
export async function unpackEntry(packed: Uint8Array, { name, method, size, crc32 }: ZipEntry): Promise<Bytes> {
  const { inflateSync, ZipPassThrough } = await import('fflate');
  const content =
    method === STORED ? new Uint8Array(packed) : (inflateSync(packed, { out: new Uint8Array(size) }) as Bytes);
  const counted = new ZipPassThrough(name);
  counted.ondata = () => {};
  counted.push(content, true);
  if (counted.crc >>> 0 !== crc32) throw new Error(`${name} is not what was packed: its CRC-32 differs`);
  return content;
}

/** What went wrong in reading an archive, as a sentence on the archive. */
export function damaged(cause: unknown, path: string): DatasetError {
  if (cause instanceof DatasetError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DatasetError(`${path}: expected a whole ZIP archive, it is cut off or damaged (${reason}); get it again`, {
    cause,
  });
}

function packedBytes(bytes: Bytes, { name, at, packed }: ZipEntry): Bytes {
  const start = at + localLength(bytes.subarray(at));
  if (start + packed > bytes.length) throw new RangeError(`${name} ends after the archive`);
  return bytes.subarray(start, start + packed);
}

function checkNames(entries: readonly ZipEntry[], path: string): void {
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name))
      throw new DatasetError(
        `${path}: expected a name for each file, found two files named ${name}; pack it again without one of them`,
      );
    names.add(name);
  }
}

/** Throws DatasetError where the files, as the archive states their sizes, would take more memory than is allowed. */
function checkSizes(entries: readonly ZipEntry[], archiveBytes: number, path: string): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total <= mostInflated(archiveBytes)) return;
  throw new DatasetError(
    `${path}: expected a whole ZIP archive, found one whose files take more than ${INFLATION_LIMIT_WORDS}; unpack it and give the folder`,
  );
}

/** Throws DatasetError where a file cannot be unpacked here. */
export function checkMethod({ name, encrypted, method }: ZipEntry, path: string): void {
  if (!encrypted && (method === STORED || method === DEFLATED)) return;
  const found = encrypted
    ? `${name} encrypted with a password`
    : `${name} packed with ${METHOD_NAMES[method] ?? `method ${method}`}`;
  throw new DatasetError(
    `${path}: expected files that are stored or deflated, found ${found}; unpack it and give the folder`,
  );
}

function readFrom(files: ReadonlyMap<string, Bytes>, entry: string, path: string): Bytes {
  const bytes = files.get(entry);
  if (bytes === undefined) throw new DatasetError(`${path}: expected ${entry} in the archive, it is missing`);
  return bytes;
}
