import { percent } from '../words.ts';
import { type Rows10, statisticOf } from './rows.ts';

/** How far the median and the largest are from the mean. */
export function reading10({ statistics, chance }: Rows10): string {
  const [median, mean] = [statisticOf(statistics, 'median'), statisticOf(statistics, 'mean')];
  const below = percent(statisticOf(statistics, 'share below the mean'));
  const largest = mean > 0 ? (statisticOf(statistics, 'largest') / mean).toPrecision(2) : '0';
  const ratio = mean > 0 ? (median / mean).toFixed(2) : '0';
  return (
    `The median is ${ratio} times the mean${chanceWords(chance)}, and ${below} of the samples are below the mean. ` +
    `The largest is ${Number(largest)} times the mean.`
  );
}

/** What the median would be by chance. */
function chanceWords([ratio]: Rows10['chance']): string {
  if (ratio?.chanceLow == null) return '';
  return ` (${ratio.chanceLow.toFixed(2)} or more with the importance of each epoch dealt out anew to the samples)`;
}
