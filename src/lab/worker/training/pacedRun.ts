import type { Dataset } from '../../../../datasets/dataset.ts';
import { batchSizes, type Scores } from '../../../batches/batches.ts';
import type { Gpu } from '../../../gpu/gpu.ts';
import type { RunConfig } from '../../../run/config.ts';
import { withProducts } from '../../../run/describe.ts';
import type { DivergedError } from '../../../run/training/divergence.ts';
import type { RunProgress } from '../../../run/training/plannedRun.ts';
import { RunGroup } from '../../../run/training/runGroup.ts';
import type { LiveEpoch, TrainingState } from '../../protocol/values.ts';
import type { RunHistory } from '../history/history.ts';
import { Peeker, type PeekPosition } from './peeker.ts';
import { StepBudget } from './stepBudget.ts';
import { StepRate } from './stepRate.ts';

/** Shortest time between two messages of a run to the page, milliseconds. */
interface MessageIntervals {
  readonly peeks: number;
  readonly states: number;
}

const INTERVALS: MessageIntervals = { peeks: 400, states: 100 };
/** A software adapter has no processor but the one that shows the page. */
const SOFTWARE_INTERVALS: MessageIntervals = { peeks: 800, states: 250 };

/** Hears how a run is getting on. */
export interface RunWatcher {
  onState(state: TrainingState): void;
  onLive(live: LiveEpoch): void;
}

/** How a training ended: by `end`, or because its loss became non-finite. Anything else is thrown. */
export type TrainingEnd = 'ended' | DivergedError;

interface PacedRunParts {
  readonly group: RunGroup;
  readonly history: RunHistory;
  readonly budget: StepBudget;
  /** Steps per epoch. */
  readonly steps: number;
  readonly watcher: RunWatcher;
  readonly intervals: MessageIntervals;
}

/** A run on the GPU: held at first, then trained as far as its budget allows. It goes on from whatever its history holds. */
export class PacedRun {
  private readonly stop = new AbortController();
  private readonly rate = new StepRate();
  private readonly peeker: Peeker;
  /** Steps of all epochs that are done. */
  private done: number;
  private stateAt = 0;

  private constructor(private readonly parts: PacedRunParts) {
    const { group, history, budget, steps, intervals, watcher } = parts;
    this.done = budget.position;
    this.peeker = new Peeker({
      group,
      history,
      stepsPerEpoch: steps,
      interval: intervals.peeks,
      onPeek: (live) => watcher.onLive(live),
    });
  }

  get history(): RunHistory {
    return this.parts.history;
  }

  get budget(): StepBudget {
    return this.parts.budget;
  }

  /** Steps per epoch. */
  get steps(): number {
    return this.parts.steps;
  }

  /** Throws GpuError where the adapter has no room, MissingScoresError where the batches need scores. */
  static async create(
    gpu: Gpu,
    dataset: Dataset,
    run: { config: RunConfig; history: RunHistory; scores: Scores | null },
    watcher: RunWatcher,
  ): Promise<PacedRun> {
    const { history, scores } = run;
    // The budget says when it is enough: no number depends on how many epochs were wanted.
    const config = { ...run.config, epochs: Number.MAX_SAFE_INTEGER };
    const group = await RunGroup.create(gpu, dataset, [{ config, init: history.parameters, scores }]);
    history.environment = withProducts(history.environment, gpu); // Making the run chose among them.
    const steps = batchSizes(config).length;
    const budget = new StepBudget(history.epochs * steps, steps, () => paced.changed());
    const intervals = gpu.adapter.software ? SOFTWARE_INTERVALS : INTERVALS;
    const paced: PacedRun = new PacedRun({ group, history, budget, steps, watcher, intervals });
    return paced;
  }

  /** Trains as far as the budget allows until `end`. Throws what RunGroup throws. */
  async train(): Promise<TrainingEnd> {
    const { signal } = this.stop;
    const onProgress = (progress: RunProgress) => this.progressed(progress);
    const onEpochStored = async () => this.epochStored();
    const { allow } = this.budget;
    try {
      const options = { epochsDone: this.history.epochs, signal, onProgress, onEpochStored, allow };
      const [outcome] = await this.parts.group.follow([this.history], options);
      return outcome && 'diverged' in outcome ? outcome.diverged : 'ended';
    } catch (error) {
      if (signal.aborted) return 'ended';
      throw error;
    } finally {
      this.stop.abort();
      await this.peeker.settled();
      this.parts.group.destroy();
    }
  }

  /** Whether it trains no further, whatever its budget allows. */
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
    const { held } = this.budget;
    this.stateAt = performance.now();
    this.parts.watcher.onState({
      playing: !held,
      epochs,
      step: this.over ? 0 : this.done - epochs * this.steps,
      stepsPerSecond: held ? null : this.rate.at(this.done),
    });
  }

  private changed(): void {
    if (this.over) return;
    if (this.budget.held) this.rate.reset();
    this.tellState();
    this.peek();
  }

  private progressed({ epoch, step }: RunProgress): void {
    this.done = (epoch - 1) * this.steps + step;
    if (this.arrived || performance.now() - this.stateAt > this.parts.intervals.states) this.tellState();
    this.peek();
  }

  private epochStored(): void {
    this.peeker.delay();
    this.tellState();
  }

  /** Whether all granted steps are done. */
  private get arrived(): boolean {
    return this.budget.held && this.done === this.budget.position;
  }

  private peek(): void {
    const position = (): PeekPosition | undefined =>
      this.over ? undefined : { done: this.done, arrived: this.arrived };
    this.peeker.peek(position);
  }
}
