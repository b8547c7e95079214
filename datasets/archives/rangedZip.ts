import { DatasetError } from '../dataset.ts';
import type { Bytes, RangedFile } from '../source.ts';
import { isHidden } from '../tree.ts';
import { checkMethod, damaged, STORED, unpackEntry } from './zip.ts';
import { LOCAL_HEADER, localLength, placeOfDirectory, type ZipEntry, zipEntries } from './zipDirectory.ts';

/** The end of an archive: its last record with the longest comment, and what points to the directory of a large one. */
const TAIL = 2 ** 17;
/** Stored files up to this length are read as a whole and compared with their CRC-32. */
const COMPARED = 2 ** 26;
const LARGEST_DIRECTORY = 2 ** 28;
/** What a deflated file may take in memory. */
const LARGEST_INFLATED = 2 ** 31;

/** A file of a ZIP archive, opened where it lies: a stored one is read in parts, a deflated one as a whole. */
export interface ArchivedFile {
  readonly name: string;
  open(): Promise<RangedFile>;
}

/** Lists the files of a ZIP archive and reads no more of it; DatasetError where it is cut off or damaged. */
export async function listZip(archive: RangedFile, path: string): Promise<ArchivedFile[]> {
  try {
    const tailAt = Math.max(0, archive.byteLength - TAIL);
    const tail = new Uint8Array(await archive.slice(tailAt, archive.byteLength));
    const { at } = placeOfDirectory(tail, tailAt);
    if (at > archive.byteLength || archive.byteLength - at > LARGEST_DIRECTORY) {
      throw new RangeError('its directory does not begin where it says');
    }
    const directory = at >= tailAt ? tail : new Uint8Array(await archive.slice(at, archive.byteLength));
    return zipEntries(directory, Math.min(at, tailAt))
      .filter(({ name }) => name !== '' && !name.endsWith('/') && !isHidden(name))
      .map((entry) => ({ name: entry.name, open: () => openEntry(archive, entry, path) }));
  } catch (cause) {
    throw damaged(cause, path);
  }
}

async function openEntry(archive: RangedFile, entry: ZipEntry, path: string): Promise<RangedFile> {
  checkMethod(entry, path);
  try {
    const header = new Uint8Array(await archive.slice(entry.at, entry.at + LOCAL_HEADER));
    const start = entry.at + localLength(header);
    if (start + entry.packed > archive.byteLength) throw new RangeError(`${entry.name} ends after the archive`);
    if (entry.method === STORED && entry.packed > COMPARED) return within(archive, start, entry.packed);
    if (entry.size > LARGEST_INFLATED) throw tooLarge(entry, path);
    const packed = new Uint8Array(await archive.slice(start, start + entry.packed));
    return inMemory(await unpackEntry(packed, entry));
  } catch (cause) {
    throw damaged(cause, path);
  }
}

function within(archive: RangedFile, start: number, byteLength: number): RangedFile {
  return { byteLength, slice: (first, end) => archive.slice(start + first, start + end) };
}

function inMemory(bytes: Bytes): RangedFile {
  return { byteLength: bytes.length, slice: async (first, end) => bytes.slice(first, end).buffer };
}

function tooLarge({ name }: ZipEntry, path: string): DatasetError {
  return new DatasetError(
    `${path}: expected compressed arrays of at most 2 GiB, found ${name}, which is larger; save it with numpy.savez, which does not compress`,
  );
}
