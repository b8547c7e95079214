import { holdsCifar10 } from '../binary/cifar.ts';
import { isIdxFile } from '../binary/idxNames.ts';
import { holdsIdxSet } from '../binary/idxSet.ts';
import { DatasetError } from '../dataset.ts';
import { holdsImages } from '../images/layout/layOutImages.ts';
import { openTree } from '../openTree.ts';
import type { CatalogueFile, DatasetSource, Watch } from '../source.ts';
import { baseName, type FileTree } from '../tree.ts';
import { CATALOGUE, type CatalogueEntry } from './catalogue.ts';

/**
 * Opens a known data set, after downloading what the cache lacks. Files that are there are used as they are, whoever
 * packed them. DatasetError where the user's folder lacks some, or where they cannot be fetched.
 */
export async function locate(entry: CatalogueEntry, source: DatasetSource, watch: Watch): Promise<FileTree> {
  const found = await firstPlace(entry, source);
  const missing = missingFiles(entry, found);
  if (found && missing.length === 0) return found;
  await downloadAll(entry, missing, source, watch);
  const fetched = await firstPlace(entry, source);
  if (fetched) return fetched;
  throw new DatasetError(`${source.folder}: expected the files of ${entry.name} after their download, found none`);
}

async function downloadAll(
  entry: CatalogueEntry,
  missing: readonly CatalogueFile[],
  source: DatasetSource,
  watch: Watch,
): Promise<void> {
  const paths = missing.map((file) => `${source.folder}/${file.path}`);
  const { download } = source;
  if (!download) {
    throw new DatasetError(
      `${entry.name}: expected ${listed(paths)}, gzipped or not; found none of them; put them there`,
      { remedy: 'letDownload' },
    );
  }
  for (const file of missing) {
    try {
      await download(file, `${source.folder}/${file.path}`, watch);
    } catch (error) {
      throw error instanceof DatasetError ? withAdvice(error, source.advice, paths) : error;
    }
  }
}

/** Tells an offline user in one sentence which files to put where, unless the source has advice of its own. */
function withAdvice(error: DatasetError, advice: string | undefined, paths: readonly string[]): DatasetError {
  if (advice !== undefined) return new DatasetError(`${error.message}; ${advice}`, { cause: error });
  const place = `put ${listed(paths)} there yourself`;
  return new DatasetError(`${error.message}; ${place}`, { cause: error, remedy: 'nameFolder' });
}

/** The files that a place lacks. Where the public copy is one archive, any other place that holds the data is complete. */
function missingFiles(entry: CatalogueEntry, found: FileTree | undefined): readonly CatalogueFile[] {
  if (!found) return entry.files;
  return entry.format === 'idx' ? entry.files.filter((file) => !holdsFile(found, baseName(file.path))) : [];
}

function holdsFile(tree: FileTree, file: string): boolean {
  return tree.entries.some((entry) => !entry.endsWith('/') && isIdxFile(entry, file));
}

async function firstPlace(entry: CatalogueEntry, source: DatasetSource): Promise<FileTree | undefined> {
  for (const place of entry.places) {
    const tree = place === '.' ? await openItself(entry, source) : await openTree(source, `${source.folder}/${place}`);
    if (tree && isHeldBy(entry, tree)) return tree;
  }
  return undefined;
}

function isHeldBy(entry: CatalogueEntry, tree: FileTree): boolean {
  return entry.format === 'idx' ? holdsIdxSet(tree, '') : holdsCifar10(tree) || holdsImages(tree);
}

/**
 * The folder itself, where the user named it and no name in it is another data set's. That must be asked since all data
 * sets in MNIST's format have the same file names.
 */
async function openItself(entry: CatalogueEntry, source: DatasetSource): Promise<FileTree | undefined> {
  if (source.download) return undefined;
  const tree = await openTree(source, source.folder, 1);
  const others = CATALOGUE.filter(({ name }) => name !== entry.name).map(({ name }) => name);
  const names = [source.folder, ...(tree?.entries ?? [])].map(baseName);
  return names.some((name) => others.includes(name)) ? undefined : tree;
}

function listed(paths: readonly string[]): string {
  return paths.join(', ');
}
