import { DatasetError } from '../../../dataset.ts';
import type { LeftOut } from '../../../reading/reading.ts';
import { baseName, type FileTree, pathIn } from '../../../tree.ts';
import { visible } from '../../../visible.ts';
import { type SplitWord, splitWordOf, stemOf } from './textNames.ts';

/** Which files hold the rows to train with and, where they are given apart, those to test with. */
export interface ChosenFiles {
  readonly train: string;
  readonly test?: string;
  readonly leftOut: readonly LeftOut[];
}

/** Names that are shown of files that leave a doubt. */
const SHOWN = 8;

/**
 * Chooses by the files' names, as far as they leave no doubt: one file; one of `train`, with one of `test` or else of
 * `val`; one that speaks of no split beside one of `test`. DatasetError, naming the files, where more than one would do.
 */
export function chooseFiles(tree: FileTree, tables: readonly string[]): ChosenFiles {
  const { files, copies } = withoutCopies(tables);
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return { train: only, leftOut: copies };
  const of = (split: SplitWord | undefined) => files.filter((file) => splitWordOf(file) === split);
  const plain = of(undefined);
  const trains = of('train').length > 0 ? of('train') : plain;
  const tests = of('test').length > 0 ? of('test') : of('validation');
  const [train] = trains;
  const [test] = tests;
  if (train === undefined || trains.length > 1 || tests.length > 1) throw inDoubt(tree, files);
  const validation = of('validation').filter((file) => file !== test);
  const leftOut = [...copies, ...validation.map(neitherSplit)];
  return { train, ...(test !== undefined && { test }), leftOut };
}

/** A table that lies beside its own gzip is one table: what is unpacked is read. */
function withoutCopies(tables: readonly string[]) {
  const isCopy = (file: string) => /\.gz$/i.test(file) && tables.includes(file.replace(/\.gz$/i, ''));
  const copies = tables.filter(isCopy).map((file): LeftOut => {
    return { what: 'file', names: [file], count: 1, why: `${baseName(stemOf(file))} lies unpacked beside it` };
  });
  return { files: tables.filter((file) => !isCopy(file)), copies };
}

function neitherSplit(file: string): LeftOut {
  return { what: 'split', names: [file], count: 1, why: 'it is neither to train nor to test with' };
}

function inDoubt(tree: FileTree, files: readonly string[]): DatasetError {
  const shown = files.slice(0, SHOWN).map((file) => visible(file));
  const more = files.length > SHOWN ? ` and ${files.length - SHOWN} more` : '';
  const example = visible(pathIn(tree, files[0] ?? ''));
  return new DatasetError(
    `${tree.path}: expected one table, or one named train and one named test, found ${shown.join(', ')}${more}; give the path of one of them, such as ${example}, or join those that belong together`,
  );
}
