import { fifths, mean } from '../averages.ts';
import { largestBy } from '../largestBy.ts';
import { decimals } from '../words.ts';
import type { Rows01 } from './rows.ts';

/** Where two runs agree least, and how the agreement changes. */
export function reading01({ correlation }: Rows01): string {
  const rows = correlation.flatMap((row) => (row.correlation === null ? [] : [{ ...row, value: row.correlation }]));
  const least = largestBy(rows, ({ value }) => -value);
  if (!least) return 'Importance does not vary over the samples, so there is no correlation.';
  const epochs = [...new Set(rows.map(({ epoch }) => epoch))];
  const perEpoch = epochs.map((epoch) => mean(rows.filter((row) => row.epoch === epoch).map(({ value }) => value)));
  const { first, last } = fifths(perEpoch);
  const trend =
    epochs.length > 1
      ? ` On average over the pairs it goes from ${decimals(mean(first), 3)} in the first fifth of the epochs to ${decimals(mean(last), 3)} in the last.`
      : '';
  return (
    `The least agreement of two runs is a correlation of ${decimals(least.value, 3)}, between seeds ${least.pair} in ` +
    `epoch ${least.epoch}.${trend}`
  );
}
