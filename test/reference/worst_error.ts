/** The place at which two lists differ most, and by how much. */
export interface Worst {
  /** The largest error, in tolerances; infinite where a value is NaN or the lists differ in length. */
  readonly error: number;
  /** −1 where the lists are equal. */
  readonly place: number;
}

/** The largest |actual − expected| in tolerances of `tolerance · (|expected| + scale)`, and its place. */
export function findWorst(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, scale = 0): Worst {
  let worst: Worst = { error: actual.length === expected.length ? 0 : Number.POSITIVE_INFINITY, place: -1 };
  for (let place = 0; place < expected.length; place++) {
    const [a, e] = [actual[place] ?? Number.NaN, expected[place] ?? Number.NaN];
    const inTolerances = a === e ? 0 : Math.abs(a - e) / (tolerance * (Math.abs(e) + scale));
    const error = inTolerances >= 0 ? inTolerances : Number.POSITIVE_INFINITY;
    if (error > worst.error) worst = { error, place };
  }
  return worst;
}

export function worstError(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, scale = 0) {
  return findWorst(actual, expected, tolerance, scale).error;
}

/**
 * Rounding of a float32 sum of n products of numbers up to 1, relative to √n, the size of its partial sums. Each of the
 * n additions is off by up to 2⁻²⁴ of a partial sum, and random errors add up to √n of these; the factor 4 is a margin.
 */
export function sumRounding(terms: number): number {
  return 2 ** -24 * Math.sqrt(terms) * 4;
}
