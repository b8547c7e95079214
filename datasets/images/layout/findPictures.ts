import { DatasetError } from '../../dataset.ts';
import { type FileTree, openEntry } from '../../tree.ts';
import { KIND_BYTES, kindOfPicture } from '../formats/pictureKind.ts';
import { isPictureName, mayBePicture } from './pictureNames.ts';

/** The files of a tree by what they are. */
export interface FoundFiles {
  /** Pictures, by their endings or else by their first bytes. */
  readonly pictures: readonly string[];
  /** Pictures of formats that are not decoded, by the format. */
  readonly undecoded: ReadonlyMap<string, readonly string[]>;
  /** All other files. */
  readonly others: readonly string[];
}

/** Files without an ending that tells are looked into; no more than so many, since each costs a read. */
const MOST_LOOKS = 100_000;

/** Sorts the files of a tree. Only the beginnings of files are read, and only where their names leave a doubt. */
export async function findPictures(tree: FileTree): Promise<FoundFiles> {
  const pictures: string[] = [];
  const others: string[] = [];
  const undecoded = new Map<string, string[]>();
  let looks = 0;
  for (const entry of tree.entries) {
    if (entry.endsWith('/')) continue;
    if (isPictureName(entry)) pictures.push(entry);
    else if (!mayBePicture(entry) || !entry.includes('/') || looks++ >= MOST_LOOKS) others.push(entry);
    else await sort(tree, entry, { pictures, others, undecoded });
  }
  return { pictures, undecoded, others };
}

interface Sorted {
  readonly pictures: string[];
  readonly others: string[];
  readonly undecoded: Map<string, string[]>;
}

async function sort(tree: FileTree, entry: string, { pictures, others, undecoded }: Sorted): Promise<void> {
  const kind = kindOfPicture(await startOf(tree, entry));
  if (kind.decoded !== null) pictures.push(entry);
  else if (kind.name === null) others.push(entry);
  else {
    const alike = undecoded.get(kind.name) ?? [];
    alike.push(entry);
    undecoded.set(kind.name, alike);
  }
}

/** The first bytes of a file; none where it cannot be read, so that it counts as no picture. */
async function startOf(tree: FileTree, entry: string): Promise<Uint8Array> {
  try {
    const file = await openEntry(tree, entry);
    return new Uint8Array(await file.slice(0, Math.min(KIND_BYTES, file.byteLength)));
  } catch (error) {
    if (error instanceof DatasetError) return new Uint8Array();
    throw error;
  }
}
