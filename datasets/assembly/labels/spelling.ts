/** Pairs of words for true and false, in small letters. */
const TRUTH_WORDS: readonly (readonly string[])[] = [
  ['true', 'false'],
  ['yes', 'no'],
  ['y', 'n'],
  ['t', 'f'],
  ['on', 'off'],
];

const PLAIN_NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** The word that stands for all spellings of a class. */
export type Spelling = (word: string) => string;

/**
 * How labels are compared: those that are equal as numbers are one class, and so are truth words that differ in capitals
 * only. All others are classes of their own.
 */
export function spellingOf(words: Iterable<string>): Spelling {
  const different = new Set([...words].map((word) => word.toLowerCase()));
  const areTruths = TRUTH_WORDS.some((pair) => [...different].every((word) => pair.includes(word)));
  return (word) => {
    if (areTruths) return word.toLowerCase();
    const number = asNumber(word);
    // Numbers beyond this, long serial numbers for example, may be equal as float64 and yet be different.
    return number !== undefined && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? `${number}` : word;
  };
}

/** The number that a word of digits writes; undefined for all other words. */
export function asNumber(word: string): number | undefined {
  // −0 is 0: adding 0 makes it so.
  return PLAIN_NUMBER.test(word) ? Number(word) + 0 : undefined;
}

/**
 * What is left of a word without capitals, spaces and hyphens: equal for words that are perhaps meant to be the same.
 * Numbers stay as they are, since 1 is not −1.
 */
export function lookOf(word: string): string {
  if (asNumber(word) !== undefined) return word;
  return word.toLowerCase().replace(/[\s_-]+/g, '');
}
