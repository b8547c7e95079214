import type { LoadProgress, Watch } from '../../../../datasets/source.ts';

/** Progress is told at most so often, milliseconds. */
const BETWEEN_REPORTS = 80;

/** Loads one thing after another, tells how far it is, and can give it up. */
export class WatchedLoading {
  private stop = new AbortController();

  /** `tell` hears the progress, and `null` when a loading is over, whatever came of it. */
  constructor(private readonly tell: (progress: LoadProgress | null) => void) {}

  /** Gives up what is being loaded. */
  cancel(): void {
    this.stop.abort();
  }

  /** Rejects as `load` does; not where it was given up. */
  async run(load: (watch: Watch) => Promise<void>): Promise<void> {
    this.stop = new AbortController();
    const { signal } = this.stop;
    try {
      await load({ signal, progress: this.reporter() });
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.tell(null);
    }
  }

  private reporter(): (progress: LoadProgress) => void {
    let saidAt = 0;
    return (progress) => {
      if (performance.now() - saidAt < BETWEEN_REPORTS && progress.done < progress.total) return;
      saidAt = performance.now();
      this.tell(progress);
    };
  }
}
