import type { Scores } from '../../../batches/batches.ts';
import type { GoOn } from '../../protocol/commands.ts';
import type { Failure, WorkerEvent } from '../../protocol/events.ts';
import { failureOf } from '../failure.ts';
import type { RunHistory } from '../history/history.ts';
import { Device, LostForGoodError } from './device.ts';
import { Pace } from './pace.ts';
import { PacedRun } from './pacedRun.ts';

/** After this many device losses in a row without an epoch between them, a run waits until it is played again. */
const MOST_DEVICE_LOSSES = 3;

const WAITING = 'The GPU device was lost; waiting for another.';

/** A run as far as it is in memory, to be put on a device. */
export interface TrainedRun {
  readonly run: number;
  readonly history: RunHistory;
  readonly scores: Scores | null;
}

/** Keeps the present run on the adapter's device: grants it steps, holds it, and puts it on another device after a loss. */
export class Trainer {
  readonly device: Device;
  private paced: PacedRun | undefined;
  private ended: Promise<void> = Promise.resolve();
  private present: TrainedRun | undefined;
  /** The run that waits for another device. */
  private heldUp: TrainedRun | undefined;
  /** Why nothing can be trained; undefined where something can. */
  private failure: Failure | undefined;
  private readonly pace = new Pace();

  /** `later` puts work behind the commands that are being carried out. */
  constructor(
    private readonly post: (event: WorkerEvent) => void,
    private readonly later: (work: () => Promise<void>) => void,
  ) {
    this.device = new Device((adapter) => post({ event: 'ready', adapter }));
  }

  /** Whether the training has done all steps that it was granted, or there is none. */
  get held(): boolean {
    return this.paced?.budget.held ?? true;
  }

  /** Puts a run on the device, held, from the last epoch of its history on. Throws GpuError, NoAdapterError. */
  async start(present: TrainedRun): Promise<PacedRun> {
    const { run, history, scores } = present;
    const gpu = await this.device.open();
    const { config, dataset } = history;
    const watcher = {
      onState: (state: Extract<WorkerEvent, { event: 'state' }>['state']) => this.post({ event: 'state', state }),
      onLive: (live: Extract<WorkerEvent, { event: 'live' }>['live']) => this.post({ event: 'live', run, live }),
    };
    const paced = await PacedRun.create(gpu, dataset, { config, history, scores }, watcher);
    this.pace.applyTo(paced.budget);
    [this.present, this.paced, this.heldUp, this.failure] = [present, paced, undefined, undefined];
    this.ended = this.follow(present, paced);
    return paced;
  }

  /**
   * Puts a run in the place of the present one, which ends. Where it cannot be, the present one is back, held after its
   * last epoch, and this throws what `start` throws.
   */
  async replaceBy(next: TrainedRun): Promise<PacedRun> {
    const { present } = this;
    await this.end();
    try {
      return await this.start(next);
    } catch (error) {
      if (present !== undefined) await this.putBack(present);
      throw error;
    }
  }

  /** Ends the present run's training; what it has measured stays in its history. */
  async end(): Promise<void> {
    this.paced?.end();
    [this.present, this.paced, this.heldUp, this.failure] = [undefined, undefined, undefined, undefined];
    await this.ended;
  }

  /** Trains on. A run that a lost device held up is taken up again; why a run failed is said again. */
  async goOn(how: GoOn): Promise<void> {
    if (this.paced?.over !== false && this.heldUp !== undefined) await this.resume(this.heldUp);
    if (this.paced !== undefined && !this.paced.over) {
      this.paced.history.checkRoom();
      this.paced.budget.goOn(how);
    } else if (this.failure !== undefined) this.post({ event: 'failed', failure: this.failure });
  }

  /** Pauses a run whose history has no room for another epoch, and says so. */
  pauseIfFull(): void {
    try {
      this.paced?.history.checkRoom();
    } catch (error) {
      this.pause();
      this.fail(error);
    }
  }

  pause(): void {
    this.paced?.budget.pause();
  }

  /** Trains at most so many steps per second; `null` for as many as the adapter can. */
  slowTo(stepsPerSecond: number | null): void {
    this.pace.stepsPerSecond = stepsPerSecond;
    this.paced?.budget.slowTo(stepsPerSecond);
  }

  /** Playing stops after this epoch; `null` for never. */
  stopAt(epochs: number | null): void {
    this.pace.epochs = epochs;
    this.paced?.budget.stopAt(epochs);
  }

  /** Says what failed. */
  fail(error: unknown): void {
    this.failure = failureOf(error);
    this.post({ event: 'failed', failure: this.failure, replaces: WAITING });
    this.paced?.tellState();
  }

  /** Where the run cannot be put on the device now, playing it tries again. */
  private async putBack(run: TrainedRun): Promise<void> {
    try {
      const paced = await this.start(run);
      paced.tellState();
    } catch {
      [this.present, this.heldUp] = [run, run];
      const state = { playing: false, epochs: run.history.epochs, step: 0, stepsPerSecond: null };
      this.post({ event: 'state', state });
    }
  }

  private async follow(run: TrainedRun, paced: PacedRun): Promise<void> {
    try {
      const end = await paced.train();
      if (end === 'ended') return;
      paced.budget.pause();
      this.fail(end);
    } catch (error) {
      const wasPlaying = !paced.budget.held;
      paced.budget.pause();
      if (!(await this.device.isLost())) return this.fail(error);
      this.later(async () => {
        if (this.paced !== paced) return;
        await this.resume(run);
        if (wasPlaying) this.paced?.budget.goOn('play');
      });
    }
  }

  /** Opens another device after a loss, and goes on after the run's last whole epoch. Throws LostForGoodError. */
  private async resume(run: TrainedRun): Promise<void> {
    this.heldUp = run;
    this.post({ event: 'notice', sentence: WAITING, about: 'run' });
    await this.startAgain(run);
    const { epochs } = run.history;
    const sentence = `The GPU device was lost and opened again; the run goes on after epoch ${epochs}, with nothing lost before.`;
    this.post({ event: 'notice', sentence, about: 'run', replaces: WAITING });
    this.paced?.tellState();
  }

  /** The next device may be lost as well before the run is on it. */
  private async startAgain(run: TrainedRun): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.device.reopen();
        await this.start(run);
        return;
      } catch (error) {
        if (error instanceof LostForGoodError || attempt >= MOST_DEVICE_LOSSES || !(await this.device.isLost()))
          throw error;
      }
    }
  }
}
