/** Six significant digits: what a row needs, and short enough that a file of thousands of rows stays small. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

export function roundedOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : rounded(value);
}

/** A share as a percentage in words, with a decimal where it is small. */
export function percent(share: number | null): string {
  if (share === null) return 'none';
  const value = share * 100;
  return `${Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0)}%`;
}

/** A number in words with so many decimals, its minus sign as on the axes. */
export function decimals(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits)) || 0; // Not −0.
  return rounded.toFixed(digits).replace('-', '−');
}

/** Words joined as a list: `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The item whose value is largest; `undefined` for no items. */
export function largestBy<T>(items: readonly T[], value: (item: T) => number): T | undefined {
  return items.reduce<T | undefined>(
    (best, item) => (best === undefined || value(item) > value(best) ? item : best),
    undefined,
  );
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Values of the first and of the last fifth of a run, at least one each. */
export function fifths<T>(values: readonly T[]): { first: readonly T[]; last: readonly T[] } {
  const length = Math.max(1, Math.floor(values.length / 5));
  return { first: values.slice(0, length), last: values.slice(-length) };
}
