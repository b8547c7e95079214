import type { Dataset } from '../../../datasets/dataset.ts';
import { batchSizes, type Scores } from '../../batches/batches.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import type { RunConfig } from '../../run/config.ts';
import { withProducts } from '../../run/describe.ts';
import type { DivergedError } from '../../run/training/divergence.ts';
import type { RunProgress } from '../../run/training/plannedRun.ts';
import { RunGroup } from '../../run/training/runGroup.ts';
import type { LiveEpoch, TrainingState } from '../session/protocol.ts';
import { Gate } from './gate.ts';
import type { RunHistory } from './history.ts';

/** How far apart what a run tells the page is at least, milliseconds. */
interface Pauses {
  /** Between looks into an epoch under way, each of which costs a copy of all records; whole epochs count as looks. */
  readonly looks: number;
  readonly states: number;
}

const PAUSES: Pauses = { looks: 400, states: 100 };
/** A software adapter has no processor but the one that shows the page. */
const PAUSES_OF_SOFTWARE: Pauses = { looks: 800, states: 250 };

/** Where a session's run is told of. */
export interface SessionWatcher {
  onState(state: TrainingState): void;
  onLive(live: LiveEpoch): void;
}

/** How the session's training ended: by `end`, or because its loss was lost. Anything else is thrown. */
export type SessionEnd = 'ended' | DivergedError;

/** A run on the GPU: held at first, then let on as the reader wants. Goes on from whatever its history holds. */
export class Session {
  private readonly stop = new AbortController();
  private readonly started = performance.now();
  private done: number;
  private lookedAt = -1;
  private lookOver = 0;
  private looking: Promise<void> | undefined;
  private stateAt = 0;
  private rateFrom: { time: number; steps: number } | undefined;

  private constructor(
    private readonly group: RunGroup,
    readonly history: RunHistory,
    readonly gate: Gate,
    readonly steps: number,
    private readonly watcher: SessionWatcher,
    private readonly pauses: Pauses,
  ) {
    this.done = gate.position;
  }

  /** Throws GpuError where the adapter has no room, MissingScoresError where the batches need scores. */
  static async create(
    gpu: Gpu,
    dataset: Dataset,
    run: { config: RunConfig; history: RunHistory; scores: Scores | null },
    watcher: SessionWatcher,
  ): Promise<Session> {
    const { history, scores } = run;
    // The gate says when it is enough: no number depends on how many epochs were wanted.
    const config = { ...run.config, epochs: Number.MAX_SAFE_INTEGER };
    const group = await RunGroup.create(gpu, dataset, [{ config, init: history.parameters, scores }]);
    history.environment = withProducts(history.environment, gpu); // Making the run chose among them.
    const steps = batchSizes(config).length;
    const gate = new Gate(history.epochs * steps, steps, () => session.changed());
    const pauses = gpu.adapter.software ? PAUSES_OF_SOFTWARE : PAUSES;
    const session: Session = new Session(group, history, gate, steps, watcher, pauses);
    return session;
  }

  /** Trains as far as the gate lets it until `end`. Throws what RunGroup throws. */
  async train(): Promise<SessionEnd> {
    const { signal } = this.stop;
    const onProgress = (progress: RunProgress) => this.progressed(progress);
    const { allow } = this.gate;
    try {
      const onEpochStored = async () => {
        this.lookOver = performance.now();
        this.tellState();
      };
      const options = { epochsDone: this.history.epochs, signal, onProgress, onEpochStored, allow };
      const [outcome] = await this.group.follow([this.history], options);
      return outcome && 'diverged' in outcome ? outcome.diverged : 'ended';
    } catch (error) {
      if (signal.aborted) return 'ended';
      throw error;
    } finally {
      this.stop.abort();
      await this.looking;
      this.group.destroy();
    }
  }

  /** Whether it trains no further, whatever its gate says. */
  get over(): boolean {
    return this.stop.signal.aborted;
  }

  /** Ends the training; `train` returns when its GPU work is over. */
  end(): void {
    this.stop.abort();
  }

  /** Says how far the run is, at once. */
  tellState(): void {
    const { epochs } = this.history;
    const state = { playing: !this.gate.held, epochs, step: this.over ? 0 : this.done - epochs * this.steps };
    this.stateAt = performance.now();
    this.watcher.onState({ ...state, stepsPerSecond: this.rate() });
  }

  private changed(): void {
    if (this.stop.signal.aborted) return;
    if (this.gate.held) this.rateFrom = undefined;
    this.tellState();
    this.look();
  }

  private progressed({ epoch, step }: RunProgress): void {
    this.done = (epoch - 1) * this.steps + step;
    if (this.gate.held && this.done === this.gate.position) this.tellState();
    else if (performance.now() - this.stateAt > this.pauses.states) this.tellState();
    this.look();
  }

  /** Steps a second since the training was let on, or of the last seconds. */
  private rate(): number | null {
    if (this.gate.held) return null;
    const now = { time: performance.now() - this.started, steps: this.done };
    this.rateFrom ??= now;
    const seconds = (now.time - this.rateFrom.time) / 1000;
    const rate = seconds > 0.2 ? (now.steps - this.rateFrom.steps) / seconds : null;
    if (seconds > 4) this.rateFrom = now;
    return rate;
  }

  /** Looks into the epoch under way: now and then while it goes on, and whenever it is held within. */
  private look(): void {
    if (this.looking !== undefined || this.stop.signal.aborted || this.done === this.lookedAt) return;
    const arrived = this.gate.held && this.done === this.gate.position;
    if (this.done % this.steps === 0 || (!arrived && performance.now() - this.lookOver < this.pauses.looks)) return;
    this.lookedAt = this.done;
    this.looking = this.lookInto()
      .catch(() => undefined) // What fails here fails the training too, and is said there.
      .finally(() => {
        this.looking = undefined;
        this.lookOver = performance.now();
        if (this.gate.held) this.look();
      });
  }

  private async lookInto(): Promise<void> {
    const look = await this.group.peek();
    if (look === undefined || look.records.epoch <= this.history.epochs) return;
    const { records, visited } = look;
    const lastStep = records.step[visited.at(-1) ?? 0] ?? 0;
    const lastBatch = visited.reduce((count, sample) => count + (records.step[sample] === lastStep ? 1 : 0), 0);
    const values = this.history.valuesOf(records);
    this.watcher.onLive({
      values,
      visited: visited.map((row) => this.history.rows.sampleOf(row)),
      lastBatch,
      totals: this.history.totalsOf(records, visited),
    });
  }
}
