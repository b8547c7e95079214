/** Six significant digits: what a row needs, and short enough that a file of thousands of rows stays small. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** The same; `null` for a number that is missing or not finite. */
export function roundedOrNull(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : rounded(value);
}
