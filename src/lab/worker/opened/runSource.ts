import { openArchive } from '../../../../datasets/archives/archive.ts';
import { DatasetError } from '../../../../datasets/dataset.ts';
import { isHidden } from '../../../../datasets/tree.ts';
import { fileFolder } from '../../../platform/browser/fileFolder.ts';
import { type FolderSource, subsource } from '../../../platform/folder.ts';
import { memoryFolder } from '../../../platform/memoryFolder.ts';
import { CONFIG_FILE, SAMPLES_FILE } from '../../../run/folder/layout.ts';
import { readConfig } from '../../../run/folder/read/readConfig.ts';
import type { RunListing } from '../../protocol/questions.ts';
import type { OwnFile } from '../../protocol/values.ts';

interface NamedFolder {
  readonly names: readonly string[];
  readonly folder: FolderSource;
}

/** The folders of runs with records among the user's files, or in an archive of theirs: none where these are data. */
export async function runsIn(name: string, files: readonly OwnFile[]): Promise<RunListing[]> {
  const { names, folder } = await folderOf(name, files);
  const found = new Set(names);
  const paths = names.filter((each) => isNamed(each, CONFIG_FILE)).map((each) => parentOf(each));
  const listings: RunListing[] = [];
  for (const path of paths) {
    if (!found.has(path === '' ? SAMPLES_FILE : `${path}/${SAMPLES_FILE}`)) continue;
    const { dataset, samples, hidden, epochs, batches, seed } = await readConfig(subsource(folder, path));
    listings.push({ path, dataset, samples, hidden, epochs, batches, seed });
  }
  return listings.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The folder of the run at a path that `runsIn` gave. */
export async function runSource(name: string, files: readonly OwnFile[], path: string): Promise<FolderSource> {
  return subsource((await folderOf(name, files)).folder, path);
}

async function folderOf(name: string, files: readonly OwnFile[]): Promise<NamedFolder> {
  const [only] = files;
  if (only === undefined || files.length > 1 || !/\.(zip|tar|tar\.gz|tgz)$/i.test(only.path)) {
    const visible = files.filter(({ path }) => !isHidden(path)).map(({ path, file }) => [path, file] as const);
    return { names: visible.map(([path]) => path), folder: fileFolder(name, new Map(visible)) };
  }
  const tree = await openArchive(new Uint8Array(await only.file.arrayBuffer()), only.path);
  if (tree === undefined) {
    throw new DatasetError(`${only.path}: expected an archive, its content is of another kind; get it again`);
  }
  const names = tree.entries.filter((entry) => !entry.endsWith('/'));
  const content = await Promise.all(names.map(async (entry) => [entry, await tree.read(entry)] as const));
  return {
    names,
    folder: memoryFolder(
      only.path,
      content.map(([entry, bytes]) => [entry, bytes]),
    ),
  };
}

function isNamed(path: string, name: string): boolean {
  return path === name || path.endsWith(`/${name}`);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
