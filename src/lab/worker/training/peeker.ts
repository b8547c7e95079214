import type { RunGroup } from '../../../run/training/runGroup.ts';
import type { LiveEpoch } from '../../protocol/values.ts';
import type { RunHistory } from '../history/history.ts';
import { totalsByClass } from '../history/totals.ts';

/** Where a training is when it might be peeked into. */
export interface PeekPosition {
  /** Steps of all epochs that are done. */
  readonly done: number;
  /** Whether all granted steps are done, so that nothing more comes for now. */
  readonly arrived: boolean;
}

export interface PeekerOptions {
  readonly group: RunGroup;
  readonly history: RunHistory;
  readonly stepsPerEpoch: number;
  /** Time between two peeks, each of which costs a copy of all records, milliseconds. */
  readonly interval: number;
  readonly onPeek: (live: LiveEpoch) => void;
}

/** Peeks into the epoch under way, now and then while it goes on, and whenever the training is held inside an epoch. */
export class Peeker {
  private peekedAt = -1;
  private endedAt = 0;
  private peeking: Promise<void> | undefined;

  constructor(private readonly options: PeekerOptions) {}

  /** Peeks, if it is time to. `position` is asked again once the peek is over. */
  peek(position: () => PeekPosition | undefined): void {
    const now = position();
    if (now === undefined || this.peeking !== undefined || !this.isDue(now)) return;
    this.peekedAt = now.done;
    this.peeking = this.read()
      .catch(() => undefined) // What fails here fails the training too, and is said there.
      .finally(() => {
        this.peeking = undefined;
        this.delay();
        if (position()?.arrived) this.peek(position);
      });
  }

  /** The page has just got the values of a whole epoch: the next peek waits as after one. */
  delay(): void {
    this.endedAt = performance.now();
  }

  /** Resolves when no peek is under way. */
  async settled(): Promise<void> {
    await this.peeking;
  }

  private isDue({ done, arrived }: PeekPosition): boolean {
    if (done === this.peekedAt || done % this.options.stepsPerEpoch === 0) return false;
    return arrived || performance.now() - this.endedAt >= this.options.interval;
  }

  private async read(): Promise<void> {
    const { group, history, onPeek } = this.options;
    const peeked = await group.peek();
    if (peeked === undefined || peeked.records.epoch <= history.epochs) return;
    const { records, visited } = peeked;
    const lastStep = records.step[visited.at(-1) ?? 0] ?? 0;
    const lastBatch = visited.reduce((count, row) => count + (records.step[row] === lastStep ? 1 : 0), 0);
    const values = history.valuesOf(records);
    const samples = visited.map((row) => history.index.sampleOf(row));
    onPeek({ values, visited: samples, lastBatch, totals: totalsByClass(records, history.dataset, visited) });
  }
}
