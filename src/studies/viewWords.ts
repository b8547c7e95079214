import type { View } from '../importance/views.ts';

/** What a view is called where one chooses it. */
export const VIEW_NAMES: Readonly<Record<View, string>> = {
  plain: 'plain',
  perParameter: 'per parameter',
  relative: 'relative to the epoch',
};

/** What an axis of a view shows. */
export const VIEW_UNITS: Readonly<Record<View, string>> = {
  plain: 'squared change of the parameters',
  perParameter: 'squared change per parameter',
  relative: "share of the epoch's total",
};
