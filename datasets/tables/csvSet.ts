import { type Dataset, DatasetError } from '../dataset.ts';
import { baseName, type FileTree, pathIn } from '../tree.ts';
import { readCsv } from './csv.ts';
import { splitOfName } from './splitName.ts';
import { tableSet } from './tableSet.ts';

/** Whether a file's name says that it is a table of text. */
function isCsvName(name: string): boolean {
  return /\.(csv|tsv)$/i.test(name);
}

/** Reads one CSV file, of which a part is held out, or two with `train` and `test` in their names. */
export async function readCsvSet(tree: FileTree, name: string): Promise<Dataset> {
  const files = tree.entries.filter(isCsvName);
  const read = async (entry: string) => readCsv(await tree.read(entry), pathIn(tree, entry));
  const [only] = files;
  if (only !== undefined && files.length === 1) {
    const table = await read(only);
    return tableSet(name, table, undefined, table.notes);
  }
  const [train, test] = (['train', 'test'] as const).map((split) =>
    files.filter((entry) => splitOfName(entry) === split),
  );
  const [trainFile, testFile] = [train?.[0], test?.[0]];
  if (files.length !== 2 || trainFile === undefined || testFile === undefined) {
    const found = files.map(baseName).join(', ');
    throw new DatasetError(
      `${tree.path}: expected one CSV file, or one named train and one named test, found ${found}`,
    );
  }
  const table = await read(trainFile);
  return tableSet(name, table, await read(testFile), table.notes);
}
