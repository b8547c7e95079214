import { UsageError } from '../terminal/exit.ts';

/** Parsers of flag values; commander calls them with the text and knows the flag, which `flag` says again. */

/** Any text but none: an empty path would be the folder that one happens to be in. */
export function text(flag: string) {
  return (value: string): string => {
    if (value !== '') return value;
    throw new UsageError(`${flag} must not be empty`);
  };
}

/** A whole number from `least` on. */
export function wholeNumber(flag: string, least: number) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw new UsageError(`${flag} must be a whole number from ${least} on, not '${text}'`);
  };
}

/** A number above zero. */
export function positiveNumber(flag: string) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
    throw new UsageError(`${flag} must be a number above 0, not '${text}'`);
  };
}

/** A number from zero on. */
export function nonNegativeNumber(flag: string) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
    throw new UsageError(`${flag} must be a number from 0 on, not '${text}'`);
  };
}

/** Widths of hidden layers: `512,512,512`, or `none`. */
export function hiddenLayers(flag: string) {
  const width = wholeNumber(flag, 1);
  return (text: string): number[] => (text === 'none' ? [] : text.split(',').map(width));
}

/** One of a few words. */
export function oneOf<T extends string>(flag: string, words: readonly T[]) {
  return (text: string): T => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    throw new UsageError(`${flag} must be one of ${words.join(', ')}, not '${text}'`);
  };
}

/** Whole numbers between two bounds, as in `1-4,9`: each once, in order. */
export function numberList(flag: string, least: number, most: number) {
  return (value: string): number[] => {
    const numbers = value.split(',').flatMap((part) => rangeOf(part));
    const valid = numbers.length > 0 && numbers.every((number) => number >= least && number <= most);
    if (valid) return [...new Set(numbers)].sort((a, b) => a - b);
    throw new UsageError(`${flag} must be numbers from ${least} to ${most}, as in 1-4,9, not '${value}'`);
  };
}

/** `3` or `3-5`; not a number where it is neither. */
function rangeOf(text: string): number[] {
  const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(text.trim()) ?? [];
  const length = Number(last) - Number(first) + 1;
  if (!(length >= 1)) return [Number.NaN];
  return Array.from({ length }, (_, index) => Number(first) + index);
}

/** Two whole numbers from `least` on, as in `20,30`. */
export function twoNumbers(flag: string, least: number) {
  const one = wholeNumber(flag, least);
  return (value: string): [number, number] => {
    const parts = value.split(',');
    const [first, second] = parts;
    if (parts.length !== 2 || first === undefined || second === undefined) {
      throw new UsageError(`${flag} must be two whole numbers, as in 20,30, not '${value}'`);
    }
    return [one(first), one(second)];
  };
}
