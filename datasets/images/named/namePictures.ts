import { DatasetError } from '../../dataset.ts';
import { textSource } from '../../tables/text/file/textSource.ts';
import { headOf } from '../../tables/text/form/head.ts';
import { baseName, type FileTree } from '../../tree.ts';
import { isJsonLines, namingTables, tablesBeside } from './namingTables.ts';
import { PictureIndex, withoutEnding } from './pictureIndex.ts';

/** Whether one of the tables of a tree has a column that names these pictures. */
export async function namePictures(tree: FileTree, pictures: readonly string[]): Promise<boolean> {
  if (pictures.length < 2) return false;
  const names = new Set(pictures.flatMap((picture) => [baseName(picture), withoutEnding(baseName(picture))]));
  const likely: string[] = [];
  for (const entry of tablesBeside(tree)) if (await mentionsAny(tree, entry, names)) likely.push(entry);
  return likely.length > 0 && (await namingTables(tree, likely, new PictureIndex(pictures))).length > 0;
}

/** Whether a cell at the beginning of a file is one of these names, which costs little to find out. */
async function mentionsAny(tree: FileTree, entry: string, names: ReadonlySet<string>): Promise<boolean> {
  if (isJsonLines(entry)) return true;
  try {
    const { text } = await headOf(textSource(tree, entry));
    return text.split(/[",;|\t\n]/).some((cell) => names.has(baseName(cell.trim())));
  } catch (error) {
    if (error instanceof DatasetError) return false; // Whoever reads the table says what is wrong with it.
    throw error;
  }
}
