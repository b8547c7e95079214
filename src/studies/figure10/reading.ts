import { percent } from '../words.ts';
import { type Rows10, statisticOf } from './rows.ts';

/** How far the median and the largest are from the mean. */
export function reading10({ statistics }: Rows10): string {
  const [median, mean] = [statisticOf(statistics, 'median'), statisticOf(statistics, 'mean')];
  const below = percent(statisticOf(statistics, 'share below the mean'));
  const largest = mean > 0 ? (statisticOf(statistics, 'largest') / mean).toPrecision(2) : '0';
  const ratio = mean > 0 ? (median / mean).toFixed(2) : '0';
  return `The median is ${ratio} times the mean, and ${below} of the samples are below the mean. The largest is ${Number(largest)} times the mean.`;
}
