import type { UnzipFileInfo } from 'fflate';
import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';
import { type FileTree, isHidden } from '../tree.ts';
import { checksumsOf } from './zipDirectory.ts';

/** The most that a byte may inflate to, as for a tar archive: a small file must not fill the memory. */
const LARGEST_EXPANSION = 64;
const ALWAYS_ALLOWED = 2 ** 26;

/** Whether the bytes begin as a ZIP archive does, an empty one included. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Opens a ZIP archive in memory; DatasetError where it is cut off or damaged, naming the file in it that is. */
export async function openZip(bytes: Bytes, path: string): Promise<FileTree> {
  const { unzipSync } = await import('fflate');
  const spend = allowance(bytes.length);
  const listed: string[] = [];
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    listed.push(name);
    if (isHidden(name)) return false;
    spend(originalSize);
    return true;
  };
  try {
    const checksums = checksumsOf(bytes);
    const files = unzipSync(bytes, { filter });
    if (listed.length !== checksums.length) throw new Error('its directory does not list all of its files');
    await compare(files, new Map(listed.map((name, place) => [name, checksums[place] ?? 0])));
    return { path, entries: Object.keys(files), read: async (entry) => readFrom(files, entry, path) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(
      `${path}: expected a whole ZIP archive, it is cut off or damaged (${reason}); get it again`,
      { cause },
    );
  }
}

/** Spends, with each call, some of the bytes to which an archive may inflate. Throws Error where they do not suffice. */
function allowance(archiveBytes: number): (size: number) => void {
  const most = Math.max(ALWAYS_ALLOWED, LARGEST_EXPANSION * archiveBytes);
  let total = 0;
  return (size) => {
    total += size;
    if (total > most) throw new Error(`its files take more than ${LARGEST_EXPANSION} times its size`);
  };
}

/** Throws Error where a file is not the one whose CRC-32 the directory holds. */
async function compare(files: Readonly<Record<string, Uint8Array>>, checksums: ReadonlyMap<string, number>) {
  const { ZipPassThrough } = await import('fflate');
  for (const [name, content] of Object.entries(files)) {
    const counted = new ZipPassThrough(name);
    counted.ondata = () => {};
    counted.push(content, true);
    if (counted.crc >>> 0 !== checksums.get(name))
      throw new Error(`${name} is not what was packed: its CRC-32 differs`);
  }
}

function readFrom(files: Readonly<Record<string, Uint8Array>>, entry: string, path: string): Bytes {
  const bytes = files[entry];
  if (bytes === undefined) throw new DatasetError(`${path}: expected ${entry} in the archive, it is missing`);
  return bytes as Bytes;
}
