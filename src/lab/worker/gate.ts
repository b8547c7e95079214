/** Most often that a slowed training is let on, a second: what is faster goes on by several steps at a time. */
const MOST_TICKS = 30;

/**
 * Lets a training on, step by step, to a target. Nothing here waits for a clock but where the reader slows the training
 * down: without a speed limit the GPU's own completion is the only pace, also in a hidden tab.
 */
export class Gate {
  private target: number;
  /** Steps of the epochs that playing goes on by, and where it stops. */
  private length = Number.POSITIVE_INFINITY;
  private until = Number.POSITIVE_INFINITY;
  private stepsPerSecond: number | null = null;
  private waiting: (() => void) | undefined;
  private lastGrant = 0;

  /** `granted`: steps of all epochs that were let on so far; `onChange` hears when the training is held or goes on. */
  constructor(
    private granted: number,
    private readonly stepsPerEpoch: number,
    private readonly onChange: () => void,
  ) {
    this.target = granted;
  }

  /** Steps of all epochs that were let on. */
  get position(): number {
    return this.granted;
  }

  /** Whether the training has gone all the way that it was let on. */
  get held(): boolean {
    return this.granted >= this.target;
  }

  /** Goes on to the last wanted epoch; where that is reached, by as many epochs as were wanted. */
  play(): void {
    if (this.granted >= this.until) this.until = this.granted - (this.granted % this.stepsPerEpoch) + this.length;
    this.moveTarget(this.until);
  }

  pause(): void {
    this.moveTarget(this.granted);
  }

  step(unit: 'batch' | 'epoch'): void {
    const epoch = Math.floor(this.granted / this.stepsPerEpoch);
    this.moveTarget(unit === 'batch' ? this.granted + 1 : (epoch + 1) * this.stepsPerEpoch);
  }

  /** Playing stops after this epoch; `null` for never. */
  stopAfter(epochs: number | null): void {
    const playing = !this.held && this.target === this.until;
    this.length = epochs === null ? Number.POSITIVE_INFINITY : epochs * this.stepsPerEpoch;
    this.until = this.length;
    if (playing) this.moveTarget(Math.max(this.until, this.granted));
  }

  slowTo(stepsPerSecond: number | null): void {
    this.stepsPerSecond = stepsPerSecond;
    this.waiting?.();
  }

  /** How many of the next steps may be submitted (mlp/pacing.ts). */
  readonly allow = (wanted: number): number | Promise<number> => {
    if (this.held || this.stepsPerSecond !== null) return this.wait(wanted);
    return this.grant(wanted);
  };

  private async wait(wanted: number): Promise<number> {
    for (;;) {
      if (this.held) {
        await this.change();
      } else {
        const pause = this.pauseLeft();
        if (pause <= 0) return this.grant(Math.min(wanted, this.stepsPerTick()));
        await Promise.race([this.change(), new Promise((resolve) => setTimeout(resolve, pause))]);
      }
    }
  }

  private grant(wanted: number): number {
    const granted = Math.min(wanted, this.target - this.granted);
    this.granted += granted;
    this.lastGrant = performance.now();
    if (this.held) this.onChange();
    return granted;
  }

  private stepsPerTick(): number {
    return this.stepsPerSecond === null
      ? Number.POSITIVE_INFINITY
      : Math.max(1, Math.round(this.stepsPerSecond / MOST_TICKS));
  }

  /** Milliseconds until the next steps are due. */
  private pauseLeft(): number {
    if (this.stepsPerSecond === null) return 0;
    return this.lastGrant + (1000 * this.stepsPerTick()) / this.stepsPerSecond - performance.now();
  }

  private change(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }

  private moveTarget(target: number): void {
    this.target = target;
    this.waiting?.();
    this.onChange();
  }
}
