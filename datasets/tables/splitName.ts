import { baseName } from '../tree.ts';

const WORDS = {
  train: /(^|[_\-. ])(train|training)([_\-. ]|$)/i,
  test: /(^|[_\-. ])(test|testing|val|valid|validation)([_\-. ]|$)/i,
} as const;

/** The split that a file's name speaks of, `mnist_train.csv` of `train`; undefined where it speaks of none. */
export function splitOfName(path: string): 'train' | 'test' | undefined {
  const name = baseName(path);
  if (WORDS.train.test(name)) return 'train';
  return WORDS.test.test(name) ? 'test' : undefined;
}

/** The name without its ending and without what speaks of a split: `X_train.npy` is `X`. */
export function nameWithoutSplit(path: string): string {
  const stem = baseName(path).replace(/\.[^.]*$/, '');
  return [WORDS.train, WORDS.test].reduce((name, word) => name.replace(word, ''), stem);
}
