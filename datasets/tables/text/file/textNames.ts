import { baseName } from '../../../tree.ts';

const TABLE = /\.(csv|tsv|tab|psv)(\.gz)?$/i;
const PERHAPS = /\.(txt|data|dat|test|train|all)(\.gz)?$/i;
const DOCUMENT =
  /^(readme|licen[cs]e|copying|notice|requirements|changelog|citation|authors|classes|labels?[_-]?names)\b/i;

/** Whether a file's name says that it is a table of text. */
export function isTableName(path: string): boolean {
  return TABLE.test(path);
}

/** Whether a file may be a table of text, as its content tells: `wine.data`, `train.txt`. */
export function mayBeTable(path: string): boolean {
  return PERHAPS.test(path) && !DOCUMENT.test(baseName(path));
}

/** Whether a file of this name, given by itself, is read as a table of text. */
export function isTextTableName(path: string): boolean {
  return isTableName(path) || mayBeTable(path);
}

/** The name without endings: `people` for `people.csv.gz`. */
export function stemOf(path: string): string {
  return path.replace(TABLE, '').replace(PERHAPS, '');
}

const SPLITS = {
  train: ['train', 'training', 'traindata', 'trainset'],
  test: ['test', 'testing', 'testdata', 'testset'],
  validation: ['val', 'valid', 'validation', 'validate', 'dev'],
} as const;

export type SplitWord = keyof typeof SPLITS;

/**
 * The split that a file's name speaks of, or else the folders that it lies in: `mnist_train.csv` and `train/part.csv` of
 * `train`. Undefined where they speak of none, or of several.
 */
export function splitWordOf(path: string): SplitWord | undefined {
  return path
    .split('/')
    .reverse()
    .map(splitWordIn)
    .find((split) => split !== undefined);
}

function splitWordIn(part: string): SplitWord | undefined {
  const words = part
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z]+/);
  const found = (Object.keys(SPLITS) as SplitWord[]).filter((split) =>
    SPLITS[split].some((word) => words.includes(word)),
  );
  return found.length === 1 ? found[0] : undefined;
}
