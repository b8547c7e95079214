/** Codes of words that are no category. */
export const UNSEEN = -1;
export const NO_WORD = -2;

/** The different words of some rows, in the order of their code units; those without a value are none. */
export function categoriesOf(words: readonly string[], rows: readonly number[]): string[] {
  const different = new Set(rows.map((row) => words[row] ?? ''));
  different.delete('');
  return [...different].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The category of each row as a number, UNSEEN where no training row has the word, NO_WORD where there is none. */
export function codesOf(words: readonly string[], categories: readonly string[]): Int32Array {
  const codes = new Map(categories.map((category, code) => [category, code]));
  return Int32Array.from(words, (word) => (word === '' ? NO_WORD : (codes.get(word) ?? UNSEEN)));
}
