import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';
import { type FileTree, isHidden } from '../tree.ts';
import { INFLATION_LIMIT_WORDS, mostInflated } from './inflation.ts';
import { contentStart, type ZipEntry, zipEntries } from './zipDirectory.ts';

const STORED = 0;
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

type Inflate = (content: Uint8Array, options: { out: Uint8Array }) => Uint8Array;

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
  const { inflateSync } = await import('fflate');
  const crc32 = await loadCrc32();
  try {
    const entries = zipEntries(bytes).filter(({ name }) => name !== '' && !isHidden(name));
    checkNames(entries, path);
    checkSizes(entries, bytes.length, path);
    for (const entry of entries) checkMethod(entry, path);
    return new Map(entries.map((entry) => [entry.name, contentOf(bytes, entry, inflateSync, crc32)]));
  } catch (cause) {
    if (cause instanceof DatasetError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `${path}: expected a whole ZIP archive, it is cut off or damaged (${reason}); get it again`,
      { cause },
    );
  }
}

/** The content of one file. Throws Error where it is not what was packed. */
function contentOf(bytes: Bytes, entry: ZipEntry, inflate: Inflate, crc32: (content: Uint8Array) => number): Bytes {
  const start = contentStart(bytes, entry);
  if (start + entry.packed > bytes.length) throw new RangeError(`${entry.name} ends after the archive`);
  const packed = bytes.subarray(start, start + entry.packed);
  const content =
    entry.method === STORED ? packed.slice() : (inflate(packed, { out: new Uint8Array(entry.size) }) as Bytes);
  if (crc32(content) !== entry.crc32) throw new Error(`${entry.name} is not what was packed: its CRC-32 differs`);
  return content;
}

async function loadCrc32(): Promise<(content: Uint8Array) => number> {
  const { ZipPassThrough } = await import('fflate');
  return (content) => {
    const counted = new ZipPassThrough('');
    counted.ondata = () => {};
    counted.push(content, true);
    return counted.crc >>> 0;
  };
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

/** Of stored files no more is taken than the archive holds, whatever it says. */
function checkSizes(entries: readonly ZipEntry[], archiveBytes: number, path: string): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total <= mostInflated(archiveBytes)) return;
  throw new DatasetError(
    `${path}: expected a whole ZIP archive, found one whose files take more than ${INFLATION_LIMIT_WORDS}; unpack it and give the folder`,
  );
}

function checkMethod({ name, encrypted, method }: ZipEntry, path: string): void {
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
