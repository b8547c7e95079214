import { type Parser, wholeNumber } from '../../settings/parsers.ts';

/** Whole numbers between two bounds, as in `1-4,9`: each once, in order. */
export function rangesOf(least: number, most: number): Parser<readonly number[]> {
  const holds = (value: unknown): value is readonly number[] =>
    Array.isArray(value) && value.length > 0 && value.every((number) => number >= least && number <= most);
  return {
    expected: `numbers from ${least} to ${most}, as in 1-4,9`,
    read(text) {
      const numbers = text.split(',').flatMap(rangeOf);
      return holds(numbers) ? [...new Set(numbers)].sort((a, b) => a - b) : undefined;
    },
    write: (numbers) => numbers.join(','),
    holds,
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
export function twoNumbers(least: number): Parser<readonly [number, number]> {
  const one = wholeNumber(least);
  const holds = (value: unknown): value is readonly [number, number] =>
    Array.isArray(value) && value.length === 2 && value.every(one.holds);
  return {
    expected: `two whole numbers from ${least} on, as in 20,30`,
    read(text) {
      const numbers = text.split(',').map(one.read);
      return holds(numbers) ? numbers : undefined;
    },
    write: (numbers) => numbers.join(','),
    holds,
  };
}
