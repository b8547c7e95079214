/** What a row is for, by the words that files use. */
export type SplitUse = 'train' | 'validation' | 'test';

const WORDS: Readonly<Record<SplitUse, readonly string[]>> = {
  train: ['train', 'training', 'trn', 'tr', 'fit'],
  validation: ['val', 'valid', 'validation', 'validate', 'dev', 'development'],
  test: ['test', 'testing', 'tst', 'te', 'eval', 'evaluation', 'holdout', 'heldout'],
};

/** What a word of a split column says; undefined where it says nothing known. */
export function splitUseOf(word: string): SplitUse | undefined {
  const plain = word.toLowerCase().replace(/[\s_-]+/g, '');
  return (['train', 'validation', 'test'] as const).find((use) => WORDS[use].includes(plain));
}

/** Whether a column by its name and by all its words tells training from other rows. */
export function isSplitColumn(name: string, words: readonly string[]): boolean {
  if (!/^(data_?)?(split|subset|set|partition|usage)$/i.test(name.trim())) return false;
  const uses = new Set([...new Set(words)].map(splitUseOf));
  return !uses.has(undefined) && uses.has('train') && uses.size > 1;
}
