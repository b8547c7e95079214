import { leftOutFiles } from '../leftOutFiles.ts';
import type { ReadingOptions } from '../reading/options.ts';
import type { LeftOut } from '../reading/reading.ts';
import type { Tables } from '../tables/table.ts';
import { type FileTree, pathIn } from '../tree.ts';
import { arrayTable } from './arrayTable.ts';
import { chooseSplits } from './chooseSplits.ts';
import { chooseClassNames, mayNameClasses } from './classNames.ts';
import { isArrayName, isCalled, type NamedArray, namedArrays } from './namedArrays.ts';

/** The tables of arrays, and what is left for whoever assembles the data set. */
export interface ReadArrays extends Tables {
  readonly leftOut: readonly LeftOut[];
  /** The options without those that named arrays here. */
  readonly options: ReadingOptions;
}

/** Whether a tree holds any NPY file or NPZ archive. */
export function holdsArrays(tree: FileTree): boolean {
  return tree.entries.some(isArrayName);
}

/**
 * Reads features and labels from NPY files or from the arrays of NPZ archives: of one split, of which a part is held out
 * later, or of several. Names and shapes tell what each array is for. Features are [samples, features],
 * [samples, height, width], or pictures of 1 or 3 channels, [samples, channels, height, width] or
 * [samples, height, width, channels]; labels are words or whole numbers, or a column per class with a single 1 in a row.
 * DatasetError where that is in doubt, which lists the arrays.
 */
export async function readArrays(tree: FileTree, options: ReadingOptions = {}): Promise<ReadArrays> {
  const all = await namedArrays(tree);
  const ignored = all.filter((each) => options.ignore?.some((name) => isCalled(each, name)));
  const names = mayNameClasses(all.filter((each) => !ignored.includes(each)));
  const open = all.filter((each) => !ignored.includes(each) && !names.includes(each));
  const { train, test, besides, leftOut } = await chooseSplits(open, { place: placeOf(tree), told: options.label });
  const classes = await chooseClassNames(names, train.labels);
  const words = { nameOf: (array: NamedArray) => columnName(array, options), classNames: classes?.names };
  return {
    train: arrayTable(train, words),
    ...(test && { test: arrayTable(test, words) }),
    leftOut: [
      ...leftOut,
      ...leftTogether(ignored, 'as --ignore says'),
      ...leftTogether(besides, besides.length === 1 ? 'its name tells no split' : 'their names tell no split'),
      ...leftTogether(
        names.filter((each) => each !== classes?.from),
        'a name for each label is not there',
      ),
      ...leftOutFiles(tree, tree.entries.filter(isArrayName)),
    ],
    options: remaining(options, all),
  };
}

/** What messages about several arrays name: the only NPZ, or the folder. */
function placeOf(tree: FileTree): string {
  const [only, ...others] = tree.entries.filter(isArrayName);
  return only !== undefined && others.length === 0 ? pathIn(tree, only) : tree.path;
}

/** As the user calls it, else as the file does where it names no split, else without the split. */
function columnName(array: NamedArray, { label, id, group, split }: ReadingOptions): string {
  const said = [label, id, group, split].find((name) => name !== undefined && isCalled(array, name));
  return said ?? (array.name.split === undefined ? array.key : array.name.stem || array.key);
}

function leftTogether(arrays: readonly NamedArray[], why: string): LeftOut[] {
  return arrays.length > 0 ? [{ what: 'array', names: arrays.map(({ key }) => key), count: arrays.length, why }] : [];
}

/** The labels are known, and what was ignored is gone. */
function remaining({ label, ignore, ...rest }: ReadingOptions, all: readonly NamedArray[]): ReadingOptions {
  const open = ignore?.filter((name) => !all.some((each) => isCalled(each, name)));
  return { ...rest, ...(open && open.length > 0 && { ignore: open }) };
}
