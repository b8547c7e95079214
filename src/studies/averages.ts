/** The arithmetic mean. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Values of the first and of the last fifth of a run, at least one each. */
export function fifths<T>(values: readonly T[]): { first: readonly T[]; last: readonly T[] } {
  const length = Math.max(1, Math.floor(values.length / 5));
  return { first: values.slice(0, length), last: values.slice(-length) };
}
