/** 95% quantiles of Student's t for 1, 2, … 10 degrees of freedom. */
const BY_DEGREES = [6.3138, 2.92, 2.3534, 2.1318, 2.015, 1.9432, 1.8946, 1.8595, 1.8331, 1.8125];

/** The 95% quantile of the standard normal distribution. */
export const NORMAL_95 = 1.644854;

/**
 * The value that a variable with Student's t distribution stays below in 95% of cases. `degrees` of freedom, at least 1;
 * beyond ten from the expansion around the normal quantile (Fisher and Cornish 1960), right to 0.001.
 */
export function studentQuantile95(degrees: number): number {
  const z = NORMAL_95;
  const expansion =
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3);
  return BY_DEGREES[degrees - 1] ?? expansion;
}
