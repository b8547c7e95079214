import { MissingScoresError, type Scores } from '../../../batches/batches.ts';
import { scoreOf } from '../../../batches/names.ts';
import type { RunConfig } from '../../../run/config.ts';
import { keptSamples } from '../../../run/edits/edits.ts';
import type { RunHistory } from './history.ts';

/** The runs that the page can ask about: the present one, and the one that it is compared with. */
export class RunStore {
  private readonly histories = new Map<number, RunHistory>();
  private count = 0;

  /** The number of the next run. Runs are counted through the whole session, so a number is never used again. */
  get next(): number {
    return this.count + 1;
  }

  get(run: number): RunHistory | undefined {
    return this.histories.get(run);
  }

  /** Takes the next run in. The one before stays, where it has an epoch. */
  add(history: RunHistory): number {
    this.count += 1;
    this.forget(({ epochs }) => epochs === 0);
    this.histories.set(this.count, history);
    for (const run of [...this.histories.keys()].slice(0, -2)) this.histories.delete(run);
    return this.count;
  }

  /** The number of the run that this one is compared with; `null` where there is none. */
  previousOf(run: number): number | null {
    return [...this.histories.keys()].filter((other) => other < run).at(-1) ?? null;
  }

  forget(which: (history: RunHistory) => boolean): void {
    for (const [run, history] of this.histories) if (which(history)) this.histories.delete(run);
  }

  /**
   * The scores by which a run's batches sort its samples, from the last run that has all of them; `null` where the batches
   * sort nothing. Throws MissingScoresError where there is no such run.
   */
  scoresFor(config: RunConfig): Scores | null {
    const { batches } = config;
    if (scoreOf(batches) === null) return null;
    const samples = keptSamples(config);
    const fits = (run: RunHistory) =>
      run.epochs > 0 && samples.every((sample) => run.index.rowOf(sample) !== undefined);
    const last = [...this.histories.values()].filter(fits).at(-1);
    if (last !== undefined) return last.scoresOf(samples);
    throw new MissingScoresError(`${batches} sorts the samples by the scores of an earlier run`);
  }
}
