import { holdsArrays } from './arrays/readArrays.ts';
import { holdsCifar10 } from './binary/cifar.ts';
import { holdsIdxSet } from './binary/idxSet.ts';
import { isPictureName } from './images/layout/pictureNames.ts';
import { namePictures } from './images/named/namePictures.ts';
import { isParquetName } from './parquet/parquetName.ts';
import { textFilesOf } from './tables/text/textTables.ts';
import { baseName, type FileTree } from './tree.ts';

/** What the files of a tree are read as. Tables of text come with the files that are tables. */
export type TreeKind =
  | { readonly kind: 'idx' | 'cifar10' | 'pictures' | 'parquet' | 'arrays' }
  | { readonly kind: 'text'; readonly files: readonly string[] };

/**
 * Which kind of data a tree holds. Where tables lie beside pictures, the pictures are the data if they lie in two or more
 * folders, as classes do, or if a table names them; else they are plots of the tables, which are read. Among tables those
 * of Parquet come first, then arrays, then text. A tree without any of these is left to whoever reads pictures.
 */
export async function kindOfTree(tree: FileTree): Promise<TreeKind> {
  if (holdsIdxSet(tree)) return { kind: 'idx' };
  if (holdsCifar10(tree)) return { kind: 'cifar10' };
  const pictures = tree.entries.filter(isPictureName);
  if (new Set(pictures.map(folderOf)).size >= 2) return { kind: 'pictures' };
  if (tree.entries.some(isParquetName)) return { kind: 'parquet' };
  if (holdsArrays(tree)) return { kind: 'arrays' };
  const files = await textFilesOf(tree);
  const isText = files.length > 0 && !(await namePictures(tree, pictures));
  return isText ? { kind: 'text', files } : { kind: 'pictures' };
}

function folderOf(entry: string): string {
  return entry.slice(0, -baseName(entry).length);
}
