/** Shortest and longest time over which the rate is measured, milliseconds. */
const SHORTEST = 200;
const LONGEST = 4000;

/** How fast a training goes lately, in steps per second. */
export class StepRate {
  private from: { readonly time: number; readonly steps: number } | undefined;

  /** Forgets how fast it went: the training is held. */
  reset(): void {
    this.from = undefined;
  }

  /** The rate since the training went on, or over the last seconds; `null` before it is known. */
  at(steps: number): number | null {
    const now = { time: performance.now(), steps };
    this.from ??= now;
    const { time, steps: earlier } = this.from;
    const elapsed = now.time - time;
    if (elapsed > LONGEST) this.from = now;
    return elapsed > SHORTEST ? (1000 * (steps - earlier)) / elapsed : null;
  }
}
