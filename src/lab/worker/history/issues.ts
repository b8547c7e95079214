import { findIssues } from '../../../importance/issues/issues.ts';
import type { RunHistory } from './history.ts';

/** The issues of each sample of the whole set, as bits in the order of ISSUES. Samples that the run leaves out have none. */
export function issuesOf(history: RunHistory): Uint8Array<ArrayBuffer> {
  const { index, tau } = history;
  const { labels } = history.dataset.train;
  const records = history.records();
  const [margins, predictions] = [records.map(({ margin }) => margin), records.map(({ prediction }) => prediction)];
  const found = findIssues({ margins, predictions, labels, tau });
  return Uint8Array.from({ length: index.whole }, (_, sample) => found[index.rowOf(sample) ?? -1] ?? 0);
}
