import type { Scores } from '../../../batches/batches.ts';
import { tauOf } from '../../../importance/tau.ts';
import type { FolderSource } from '../../../platform/folder.ts';
import type { Environment } from '../../environment.ts';
import { type Run, readRun } from './readRun.ts';

/** A run whose scores cannot order the samples of another: unfinished, without norms, or on other data. */
export class UnfitScoresError extends Error {
  override readonly name = 'UnfitScoresError';
}

/** Last NLL and overall importance τ of each sample of a run (paper, section 3.6). */
export function scoresOf({ records }: Pick<Run, 'records'>): Scores {
  const nll = records.at(-1)?.nll ?? new Float32Array(0);
  return { nll, tau: tauOf(records).overall() };
}

/**
 * The scores of a finished run on training data of this digest. Throws `DamagedRunError` where the folder cannot be
 * read and `UnfitScoresError` where its run cannot give the scores.
 */
export async function readScores(source: FolderSource, data: Environment['dataset']['train']): Promise<Scores> {
  const run = await readRun(source);
  const refuse = (why: string) => new UnfitScoresError(`${source.location} cannot give the scores: ${why}`);
  if (!run.complete) throw refuse('its run did not go to its end');
  if (!run.config.norms) throw refuse('its run measured no importance');
  if (run.environment.dataset.train.sha256 !== data.sha256) throw refuse('its run has other training data');
  return scoresOf(run);
}
