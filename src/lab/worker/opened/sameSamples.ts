import type { RunHistory } from '../history/history.ts';

/** Whether two runs are of the same samples, and can be compared sample by sample. Edits change a digest, not the samples. */
export function haveSameSamples(a: RunHistory, b: RunHistory): boolean {
  const [one, other] = [a.environment.dataset, b.environment.dataset];
  if (one.test.sha256 !== other.test.sha256) return false;
  if (a.config.edits === undefined && b.config.edits === undefined) return one.train.sha256 === other.train.sha256;
  return a.config.dataset === b.config.dataset && a.index.whole === b.index.whole;
}
