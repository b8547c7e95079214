import { unpackTar } from 'modern-tar';
import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';
import { type FileTree, isHidden } from '../tree.ts';

const HEADER = 512;
/** Where a header holds its own checksum, in octal digits. */
const CHECKSUM = { at: 148, length: 8 } as const;

/** POSIX and GNU archives say `ustar` in their first header; older ones are known by its checksum. */
export function isTar(bytes: Bytes): boolean {
  if (textAt(bytes, 257, 5) === 'ustar') return true;
  const stated = Number.parseInt(textAt(bytes, CHECKSUM.at, CHECKSUM.length), 8);
  return bytes.length >= HEADER && stated > 0 && checksumOf(bytes.subarray(0, HEADER)) === stated;
}

/** Opens a tar archive in memory; DatasetError where it is cut off or damaged. */
export async function openTar(bytes: Bytes, path: string): Promise<FileTree> {
  const files = await unpack(bytes, path);
  return { path, entries: [...files.keys()], read: (entry) => readFrom(files, entry, path) };
}

function textAt(bytes: Bytes, at: number, length: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(at, at + length));
}

/** The sum of a header's bytes, its checksum taken for spaces. */
function checksumOf(header: Bytes): number {
  const inChecksum = (i: number) => i >= CHECKSUM.at && i < CHECKSUM.at + CHECKSUM.length;
  return header.reduce((sum, byte, i) => sum + (inChecksum(i) ? 32 : byte), 0);
}

/** Files and folders by path; folders have no bytes. */
async function unpack(archive: Bytes, path: string): Promise<Map<string, Bytes>> {
  const files = new Map<string, Bytes>();
  try {
    for (const { header, data } of await unpackTar(archive, { strict: true })) {
      const name = header.name.replace(/^(\.?\/)+/, '');
      if (name === '' || isHidden(name)) continue;
      if (header.type === 'directory') files.set(name.replace(/\/*$/, '/'), new Uint8Array());
      else if (header.type === 'file') files.set(name, (data ?? new Uint8Array()) as Bytes);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `${path}: expected a whole tar archive, it is cut off or damaged (${reason}); get it again`,
      {
        cause,
      },
    );
  }
  return files;
}

async function readFrom(files: ReadonlyMap<string, Bytes>, entry: string, path: string): Promise<Bytes> {
  const bytes = files.get(entry);
  if (bytes === undefined) throw new DatasetError(`${path}: expected ${entry} in the archive, it is missing`);
  return bytes;
}
