import { mkdir, readFile } from 'node:fs/promises';
import { openZip } from '../../../datasets/archives/zip.ts';
import { DatasetError } from '../../../datasets/dataset.ts';
import type { FileTree } from '../../../datasets/tree.ts';
import { FolderError, writeWhole } from '../../platform/folder.ts';
import { errorCode } from '../../platform/node/errorCode.ts';
import { nodeFolder } from '../../platform/node/files.ts';
import { CONFIG_FILE } from '../../run/folder/layout.ts';
import { STUDY_FILE } from '../../studies/running/layout.ts';

/**
 * Unpacks the archive of a run or a study into a folder of its name beside it, and returns the folder. Throws
 * FolderError where that is there already or the archive holds no run, DatasetError where it is damaged.
 */
export async function unpackBeside(path: string): Promise<string> {
  const tree = await openZip(new Uint8Array(await readArchive(path)), path);
  const top = topOf(tree);
  if (top === undefined) throw new FolderError(`${path} holds no folder of a run or a study; choose another archive`);
  const out = path.replace(/\.zip$/i, '');
  await makeNew(out, path);
  const folder = nodeFolder(out);
  for (const entry of tree.entries) {
    if (entry.startsWith(top) && !entry.endsWith('/'))
      await writeWhole(folder, entry.slice(top.length), await tree.read(entry));
  }
  return out;
}

/** The folder nearest to the top that holds a study or a run, with its `/`; undefined where none does. */
function topOf({ entries }: FileTree): string | undefined {
  for (const file of [STUDY_FILE, CONFIG_FILE]) {
    const [first] = entries
      .filter((entry) => entry === file || entry.endsWith(`/${file}`))
      .sort((a, b) => a.split('/').length - b.split('/').length);
    if (first !== undefined) return first.slice(0, -file.length);
  }
  return undefined;
}

async function readArchive(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DatasetError(`${path}: expected an archive that can be read, the system refused (${reason})`, { cause });
  }
}

async function makeNew(out: string, path: string): Promise<void> {
  try {
    await mkdir(out);
  } catch (cause) {
    const why =
      errorCode(cause) === 'EEXIST' ? 'is there already; give that folder, or move it away' : 'cannot be made';
    throw new FolderError(`${path} is unpacked into ${out}, which ${why}`, { cause });
  }
}
