import type { Dataset } from '../../../datasets/dataset.ts';
import { joined, visitedBatches } from '../../batches/batches.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { Owner } from '../../gpu/owner.ts';
import { at } from '../../mlp/at.ts';
import { DeviceSplit } from '../../mlp/deviceSplit.ts';
import { Evaluation } from '../../mlp/evaluation.ts';
import { Mlp } from '../../mlp/mlp.ts';
import { Training } from '../../mlp/training.ts';
import { networkShape } from '../config.ts';
import { namedTensors } from '../namedTensors.ts';
import type { EpochRow } from '../records.ts';
import { DivergedError } from './divergence.ts';
import { epochRecords } from './epochRecords.ts';
import { type FinishedEpoch, finishEpoch } from './finishedEpoch.ts';
import { commonConfig, commonSteps } from './fitTogether.ts';
import type { GroupOptions, PartialEpoch, PlannedRun, RunOutcome, RunSink, StartedRun } from './plannedRun.ts';

type Batches = readonly Int32Array[];

/** What a group trains on the GPU. */
interface GroupParts {
  readonly dataset: Dataset;
  readonly runs: readonly StartedRun[];
  /** Each run's batches of epoch 1, visited in every epoch unless the order is shuffled. */
  readonly firstBatches: readonly Batches[];
  readonly mlp: Mlp;
  readonly training: Training;
  readonly evaluation: Evaluation;
  readonly owner: Owner;
}

/** The epoch under way and its steps that are done. */
interface Position {
  readonly epoch: number;
  readonly step: number;
  readonly batches: readonly Batches[];
}

/**
 * Runs that train side by side in the same dispatches, with all they need on the GPU. They differ in seeds and batches
 * only, and each measures the same bits as alone. Where one diverges, the others go on.
 */
export class RunGroup {
  private latest: readonly EpochRow[] = [];
  private readonly diverged = new Map<StartedRun, DivergedError>();
  private readonly stop = new AbortController();
  private sinks: readonly RunSink[] = [];
  private position: Position | undefined;
  private options: GroupOptions = {};

  private constructor(private readonly parts: GroupParts) {}

  /**
   * Throws GpuError where the adapter's memory or limits do not suffice, MissingScoresError where batches need scores
   * that are not there, RangeError where the runs do not fit together.
   */
  static create(gpu: Gpu, dataset: Dataset, planned: readonly PlannedRun[]): Promise<RunGroup> {
    return Owner.of(async (owner) => {
      const config = commonConfig(planned.map((run) => run.config));
      const firstBatches = planned.map((run) => visitedBatches(run.config, 1, run.scores));
      const inits = planned.map(({ init }) => init);
      const mlp = owner.own(Mlp.create(gpu, networkShape(config), inits));
      const train = owner.own(await DeviceSplit.create(gpu, 'training data', dataset.train));
      const test = owner.own(await DeviceSplit.create(gpu, 'test data', dataset.test));
      const { batchSize, learningRate, weightDecay, norms } = config;
      const settings = { batchSize, learningRate, weightDecay, norms, stepRows: commonSteps(firstBatches) };
      const training = owner.own(await Training.create(mlp, train, settings));
      const evaluation = owner.own(await Evaluation.create(mlp, test));
      await gpu.finish(); // An allocation that failed says so only once the device has come to it.
      // The initial parameters are dropped: for many networks they take far more memory than the records.
      const runs = planned.map(({ init: _init, ...run }) => run);
      return new RunGroup({ dataset, runs, firstBatches, mlp, training, evaluation, owner });
    });
  }

  /** Runs all epochs, as `train` does, and reads how each run ended. */
  async follow(sinks: readonly RunSink[], options: GroupOptions = {}): Promise<RunOutcome[]> {
    await this.train(sinks, options);
    return this.outcomes();
  }

  /** Runs all epochs, once. The next one is already on the GPU while the sinks, one for each run, take the last one's records. */
  async train(sinks: readonly RunSink[], options: GroupOptions = {}): Promise<void> {
    this.sinks = sinks;
    this.options = options;
    const { epochsDone = 0, onEpochStored } = options;
    let running = epochsDone < this.epochs ? this.startEpoch(epochsDone + 1) : undefined;
    try {
      for (let epoch = epochsDone + 1; running !== undefined; epoch++) {
        const finished: readonly FinishedEpoch[] = await running;
        this.report(epoch, this.parts.training.stepCount);
        running = epoch < this.epochs && this.anyGoesOn(finished) ? this.startEpoch(epoch + 1) : undefined;
        await this.store(finished);
        await onEpochStored?.(epoch);
      }
    } finally {
      this.stop.abort();
      await running?.catch(() => undefined); // The error that ended the loop is the one to throw.
    }
  }

  /**
   * The measurements of one of the runs in the epoch under way; undefined before its first step is done, and between
   * epochs.
   */
  async peek(index = 0): Promise<PartialEpoch | undefined> {
    if (this.position === undefined || this.position.step === 0) return undefined;
    const { epoch, step, batches } = this.position;
    const { training, runs } = this.parts;
    const measured = at(await training.peek(), index);
    const own = at(batches, index);
    return {
      records: epochRecords(epoch, measured, own, at(runs, index).config),
      visited: joined(own.slice(0, step)),
    };
  }

  destroy(): void {
    this.parts.owner.destroy();
  }

  private get epochs(): number {
    return at(this.parts.runs, 0).config.epochs;
  }

  /** An epoch may fail while the sinks still write: `train` throws that when it awaits the epoch, and nobody before. */
  private startEpoch(epoch: number): Promise<FinishedEpoch[]> {
    const running = this.runEpoch(epoch);
    running.catch(() => undefined);
    return running;
  }

  private async runEpoch(epoch: number): Promise<FinishedEpoch[]> {
    const { dataset, runs, training, evaluation } = this.parts;
    const { signal: stopped, allow } = this.options;
    const signal = AbortSignal.any([this.stop.signal, ...(stopped ? [stopped] : [])]);
    const batches = runs.map((_, index) => this.batchesOf(index, epoch));
    const onProgress = (step: number) => {
      this.position = { epoch, step, batches };
      this.report(epoch, step);
    };
    const trained = await training.epoch(batches.map(joined), { signal, onProgress, allow });
    this.position = undefined;
    const tested = await evaluation.run({ signal });
    const finished = runs.map(({ config }, index) => {
      const own = { batches: at(batches, index), trained: at(trained, index), tested: at(tested, index) };
      return finishEpoch(dataset, config, { epoch, ...own });
    });
    this.latest = at(finished, 0).rows.filter((row) => row.class === -1);
    await this.snapshots(epoch, finished);
    return finished;
  }

  /** Sorting the samples anew would give the same batches: only a shuffled order has others in each epoch. */
  private batchesOf(index: number, epoch: number): Batches {
    const { runs, firstBatches } = this.parts;
    const { config, scores } = at(runs, index);
    return config.order === 'shuffled' ? visitedBatches(config, epoch, scores) : at(firstBatches, index);
  }

  /** The parameters have to be read before the next epoch changes them. */
  private async snapshots(epoch: number, finished: readonly FinishedEpoch[]): Promise<void> {
    const { runs, mlp } = this.parts;
    for (const [index, run] of runs.entries()) {
      if (this.diverged.has(run) || at(finished, index).divergedAtStep !== undefined) continue;
      const sink = at(this.sinks, index);
      if (sink.wantsSnapshot(epoch)) await sink.writeSnapshot(epoch, namedTensors(await mlp.readNetwork(index)));
    }
  }

  private anyGoesOn(finished: readonly FinishedEpoch[]): boolean {
    const { runs } = this.parts;
    return runs.some((run, index) => !this.diverged.has(run) && at(finished, index).divergedAtStep === undefined);
  }

  private async store(finished: readonly FinishedEpoch[]): Promise<void> {
    const { runs, training } = this.parts;
    for (const [index, run] of runs.entries()) {
      if (this.diverged.has(run)) continue;
      const { records, rows, order, divergedAtStep } = at(finished, index);
      if (divergedAtStep === undefined) {
        await at(this.sinks, index).appendEpoch(records, rows, order);
      } else {
        await at(this.sinks, index).appendPartialEpoch(records, divergedAtStep);
        const step = Math.min(divergedAtStep, training.stepCount - 1);
        this.diverged.set(run, new DivergedError(records.epoch, step, run.config));
      }
    }
  }

  private async outcomes(): Promise<RunOutcome[]> {
    const { runs, mlp } = this.parts;
    const outcomes: RunOutcome[] = [];
    for (const [index, run] of runs.entries()) {
      const diverged = this.diverged.get(run);
      outcomes.push(diverged ? { diverged } : { final: await mlp.readNetwork(index) });
    }
    return outcomes;
  }

  private report(epoch: number, step: number): void {
    const { epochs, latest } = this;
    this.options.onProgress?.({ epoch, epochs, step, steps: this.parts.training.stepCount, latest });
  }
}
