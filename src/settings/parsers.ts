/** How values of one kind are read from text, written as text, and described to whoever gave a wrong one. */
export interface Parser<T> {
  /** What a value must be, in words that follow "must be". */
  readonly expected: string;
  /** The value that a text stands for; undefined where it stands for none. */
  read(text: string): T | undefined;
  /** A text that `read` gives the value back from. */
  write(value: T): string;
  /** Whether a value from a file is of this kind. */
  holds(value: unknown): value is T;
  /** The word for no value, where there may be none. */
  readonly none?: string;
  /** All values, where they are a few words. */
  readonly words?: readonly T[];
}

/** The sentence about a text that a parser does not take; `name` is the flag, the address key or the like. */
export function refusal(name: string, { expected }: Pick<Parser<unknown>, 'expected'>, text: string): string {
  return text === '' ? `${name} must not be empty` : `${name} must be ${expected}, not '${text}'`;
}

/** A whole number from `least` on, in decimal digits. */
export function wholeNumber(least: number): Parser<number> {
  const holds = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= least;
  return {
    expected: `a whole number from ${least} on`,
    read: (text) => (/^\d+$/.test(text) && holds(Number(text)) ? Number(text) : undefined),
    write: String,
    holds,
  };
}

/** A finite number above zero. */
export function positiveNumber(): Parser<number> {
  return numberWhere('a number above 0', (value) => value > 0);
}

/** A finite number from zero on. */
export function nonNegativeNumber(): Parser<number> {
  return numberWhere('a number from 0 on', (value) => value >= 0);
}

/** A number above `low` and below `high`. */
export function numberBetween(low: number, high: number, example: string): Parser<number> {
  return numberWhere(`a number between ${low} and ${high}, as in ${example}`, (value) => value > low && value < high);
}

function numberWhere(expected: string, isWithin: (value: number) => boolean): Parser<number> {
  const holds = (value: unknown): value is number => Number.isFinite(value) && isWithin(Number(value));
  return {
    expected,
    read: (text) => (text.trim() !== '' && holds(Number(text)) ? Number(text) : undefined),
    write: String,
    holds,
  };
}

/** Any text but none: an empty path would be the folder that one happens to be in. */
export function someText(): Parser<string> {
  const holds = (value: unknown): value is string => typeof value === 'string' && value !== '';
  return { expected: 'a text', read: (text) => (holds(text) ? text : undefined), write: (text) => text, holds };
}

/** One of a few words. */
export function oneOf<T extends string>(words: readonly T[]): Parser<T> {
  const find = (value: unknown) => words.find((word) => word === value);
  return {
    expected: `one of ${words.join(', ')}`,
    read: find,
    write: (word) => word,
    holds: (value): value is T => find(value) !== undefined,
    words,
  };
}

/** Some of a few words, in the order of the words, as in `roof,step`. */
export function someOf<T extends string>(words: readonly T[]): Parser<readonly T[]> {
  const one = oneOf(words);
  const holds = (value: unknown): value is readonly T[] =>
    Array.isArray(value) && value.every((word) => one.holds(word));
  return {
    expected: `some of ${words.join(', ')}`,
    read(text) {
      const given = text.split(',');
      return holds(given) ? words.filter((word) => given.includes(word)) : undefined;
    },
    write: (chosen) => chosen.join(','),
    holds,
  };
}

/** `true` or `false`. */
export function yesOrNo(): Parser<boolean> {
  return {
    expected: 'true or false',
    read: (text) => ({ true: true, false: false })[text],
    write: String,
    holds: (value) => typeof value === 'boolean',
  };
}

/** What the numbers of a list are called, one list for the sentence, and bounds where there are any. */
interface ListKind {
  readonly what: string;
  readonly example: string;
  /** How many there may be. */
  readonly most?: number;
  /** The largest that one may be. */
  readonly largest?: number;
}

/** Whole numbers from 1 on with commas or spaces between them, or `none`. */
export function listOf({ what, example, most, largest }: ListKind): Parser<readonly number[]> {
  const one = wholeNumber(1);
  const holds = (value: unknown): value is readonly number[] =>
    Array.isArray(value) &&
    value.length <= (most ?? value.length) &&
    value.every((number) => one.holds(number) && number <= (largest ?? number));
  const bounds = largest === undefined ? 'from 1 on' : `from 1 to ${largest}`;
  return {
    expected: `${most === undefined ? '' : `up to ${most} `}${what} ${bounds}, as in ${example}, or none`,
    none: 'none',
    read(text) {
      const numbers = text === 'none' ? [] : text.split(/,\s*|\s+/).map(one.read);
      return holds(numbers) ? numbers : undefined;
    },
    write: (numbers) => numbers.join(',') || 'none',
    holds,
  };
}

/** What `parser` reads, or the word for no value, which is `null`. */
export function orNone<T>(parser: Parser<T>, none: string): Parser<T | null> {
  return {
    expected: `${parser.expected}, or ${none}`,
    none,
    read: (text) => (text === none ? null : parser.read(text)),
    write: (value) => (value === null ? none : parser.write(value)),
    holds: (value) => value === null || parser.holds(value),
  };
}
