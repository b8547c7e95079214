import type { GoOn } from '../../protocol/commands.ts';

/** A slowed training is granted steps at most this many times per second; a faster one gets several at a time. */
const MOST_TICKS = 30;

/**
 * Grants the steps of a training up to a target, which the reader moves. Nothing here waits for a clock unless the reader
 * slows the training down: without a speed limit the GPU's own completion is the only pace, also in a hidden tab.
 */
export class StepBudget {
  private target: number;
  /** Playing stops at this step; where that is reached, playing goes on by `stepsPerPlay`. */
  private playsTo = Number.POSITIVE_INFINITY;
  private stepsPerPlay = Number.POSITIVE_INFINITY;
  private stepsPerSecond: number | null = null;
  private waiting: (() => void) | undefined;
  private lastGrant = 0;

  /** `granted`: steps of all epochs that were granted so far; `onChange` hears when the training is held or goes on. */
  constructor(
    private granted: number,
    private readonly stepsPerEpoch: number,
    private readonly onChange: () => void,
  ) {
    this.target = granted;
  }

  /** Steps of all epochs that were granted. */
  get position(): number {
    return this.granted;
  }

  /** Whether all steps up to the target were granted. */
  get held(): boolean {
    return this.granted >= this.target;
  }

  /** Plays, or grants one batch, or the rest of the epoch. */
  goOn(how: GoOn): void {
    const epoch = Math.floor(this.granted / this.stepsPerEpoch);
    if (how === 'play') this.play();
    else this.moveTarget(how === 'batch' ? this.granted + 1 : (epoch + 1) * this.stepsPerEpoch);
  }

  pause(): void {
    this.moveTarget(this.granted);
  }

  /** Playing stops after this epoch; `null` for never. */
  stopAt(epochs: number | null): void {
    const playing = !this.held && this.target === this.playsTo;
    this.stepsPerPlay = epochs === null ? Number.POSITIVE_INFINITY : epochs * this.stepsPerEpoch;
    this.playsTo = this.stepsPerPlay;
    if (playing) this.moveTarget(Math.max(this.playsTo, this.granted));
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

  /** Goes on to the last wanted epoch; where that is reached, by as many epochs as were wanted. */
  private play(): void {
    const whole = this.granted - (this.granted % this.stepsPerEpoch);
    if (this.granted >= this.playsTo) this.playsTo = whole + this.stepsPerPlay;
    this.moveTarget(this.playsTo);
  }

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
