import type { Normalisation } from '../importance/normalisation.ts';

/** The name of a normalisation where one chooses it. */
export const NORMALISATION_NAMES: Readonly<Record<Normalisation, string>> = {
  plain: 'plain',
  perParameter: 'per parameter',
  relative: 'relative to the epoch',
};

/** The label of an axis with normalised importance. */
export const NORMALISATION_UNITS: Readonly<Record<Normalisation, string>> = {
  plain: 'squared change of the parameters',
  perParameter: 'squared change per parameter',
  relative: "share of the epoch's total",
};
