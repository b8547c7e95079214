import type { Dataset } from '../../../datasets/dataset.ts';
import { joined, visitedBatches } from '../../batches/batches.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { Owner } from '../../gpu/owner.ts';
import { at } from '../../mlp/at.ts';
import { DeviceSplit } from '../../mlp/deviceSplit.ts';
import { Evaluation } from '../../mlp/evaluation.ts';
import type { Measurements } from '../../mlp/measurements.ts';
import { Mlp } from '../../mlp/mlp.ts';
import { Training } from '../../mlp/training.ts';
import { networkShape } from '../config.ts';
import { namedTensors } from '../namedTensors.ts';
import type { EpochRecords, EpochRow } from '../records.ts';
import { DivergedError, divergedStep } from './divergence.ts';
import { epochRecords } from './epochRecords.ts';
import { epochRows } from './epochRows.ts';
import { commonConfig, commonSteps } from './fitTogether.ts';
import type { GroupOptions, PartialEpoch, PlannedRun, RunOutcome, RunSink, StartedRun } from './plannedRun.ts';

/** What an epoch leaves of one run. `stepsBefore`: the step of the epoch that met a loss that is not finite. */
interface FinishedEpoch {
  readonly records: EpochRecords;
  readonly rows: readonly EpochRow[];
  readonly order: Int32Array;
  readonly stepsBefore: number | undefined;
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
  /** The epoch under way and its steps that are done. */
  private position: { epoch: number; step: number; batches: readonly (readonly Int32Array[])[] } | undefined;
  private options: GroupOptions = {};

  private constructor(
    private readonly dataset: Dataset,
    private readonly runs: readonly StartedRun[],
    /** Of each run in its first epoch. */
    private readonly firstBatches: readonly (readonly Int32Array[])[],
    private readonly mlp: Mlp,
    private readonly training: Training,
    private readonly evaluation: Evaluation,
    private readonly owner: Owner,
  ) {}

  /**
   * Throws GpuError where the adapter's memory or limits do not suffice, MissingScoresError where batches need scores
   * that are not there, RangeError where the runs do not fit together.
   */
  static create(gpu: Gpu, dataset: Dataset, runs: readonly PlannedRun[]): Promise<RunGroup> {
    return Owner.of(async (owner) => {
      const config = commonConfig(runs.map((run) => run.config));
      const batches = runs.map((run) => visitedBatches(run.config, 1, run.scores));
      const stepRows = commonSteps(batches);
      const inits = runs.map(({ init }) => init);
      const mlp = owner.own(Mlp.create(gpu, networkShape(config), inits));
      const train = owner.own(new DeviceSplit(gpu, 'training data', dataset.train));
      const test = owner.own(new DeviceSplit(gpu, 'test data', dataset.test));
      const training = owner.own(await Training.create(mlp, train, { ...config, stepRows }));
      const evaluation = owner.own(await Evaluation.create(mlp, test));
      await gpu.finish(); // An allocation that failed says so only once the device has come to it.
      const started = runs.map(({ init: _init, ...run }) => run); // Many networks take many times what their records do.
      return new RunGroup(dataset, started, batches, mlp, training, evaluation, owner);
    });
  }

  /** Runs all epochs, as `train` does, and reads how each run ended. */
  async follow(sinks: readonly RunSink[], options: GroupOptions = {}): Promise<RunOutcome[]> {
    await this.train(sinks, options);
    return this.outcomes();
  }

  /** Runs all epochs, once. The next one is already on the GPU while the sinks, one a run, take the last one's records. */
  async train(sinks: readonly RunSink[], options: GroupOptions = {}): Promise<void> {
    this.sinks = sinks;
    this.options = options;
    const { epochsDone = 0, onEpochStored } = options;
    let running = epochsDone < this.epochs ? this.startEpoch(epochsDone + 1) : undefined;
    try {
      for (let epoch = epochsDone + 1; running !== undefined; epoch++) {
        const finished: readonly FinishedEpoch[] = await running;
        this.report(epoch, this.training.stepCount);
        running = epoch < this.epochs && this.anyGoesOn(finished) ? this.startEpoch(epoch + 1) : undefined;
        await this.store(finished);
        await onEpochStored?.(epoch);
      }
    } finally {
      this.stop.abort();
      await running?.catch(() => undefined); // Whatever ended the loop is what is thrown.
    }
  }

  /** Looks into the epoch under way of one of the runs; undefined before its first step is done, and between epochs. */
  async look(index = 0): Promise<PartialEpoch | undefined> {
    if (this.position === undefined || this.position.step === 0) return undefined;
    const { epoch, step, batches } = this.position;
    const measured = at(await this.training.peek(), index);
    const own = at(batches, index);
    return {
      records: epochRecords(epoch, measured, own, at(this.runs, index).config),
      visited: joined(own.slice(0, step)),
    };
  }

  destroy(): void {
    this.owner.destroy();
  }

  private get epochs(): number {
    return at(this.runs, 0).config.epochs;
  }

  /** An epoch may fail while the sinks still write: that is thrown when its turn comes, not as an unhandled rejection. */
  private startEpoch(epoch: number): Promise<FinishedEpoch[]> {
    const running = this.runEpoch(epoch);
    running.catch(() => undefined);
    return running;
  }

  private async runEpoch(epoch: number): Promise<FinishedEpoch[]> {
    const signal = AbortSignal.any([this.stop.signal, ...(this.options.signal ? [this.options.signal] : [])]);
    const batches = this.runs.map((_, index) => this.batchesOf(index, epoch));
    const orders = batches.map(joined);
    const onProgress = (step: number) => {
      this.position = { epoch, step, batches };
      this.report(epoch, step);
    };
    const trained = await this.training.epoch(orders, { signal, onProgress, allow: this.options.allow });
    this.position = undefined;
    const tested = await this.evaluation.run({ signal });
    const finished = this.runs.map(({ config }, index) => {
      const records = epochRecords(epoch, at(trained, index), at(batches, index), config);
      const rows = this.rowsOf(epoch, at(trained, index), at(tested, index));
      return { records, rows, order: at(orders, index), stepsBefore: this.divergedAt(records, rows) };
    });
    this.latest = at(finished, 0).rows.filter((row) => row.class === -1);
    await this.snapshots(epoch, finished);
    return finished;
  }

  /** Sorting the samples anew would give the same batches: only a shuffled order has others in each epoch. */
  private batchesOf(index: number, epoch: number): readonly Int32Array[] {
    const { config, scores } = at(this.runs, index);
    return config.order === 'shuffled' ? visitedBatches(config, epoch, scores) : at(this.firstBatches, index);
  }

  private rowsOf(epoch: number, trained: Measurements, tested: Measurements): EpochRow[] {
    const { classes, train, test } = this.dataset;
    return [
      ...epochRows(epoch, 'train', trained, train.labels, classes.length),
      ...epochRows(epoch, 'test', tested, test.labels, classes.length),
    ];
  }

  /** The parameters have to be read before the next epoch changes them. */
  private async snapshots(epoch: number, finished: readonly FinishedEpoch[]): Promise<void> {
    for (const [index, run] of this.runs.entries()) {
      if (this.diverged.has(run) || at(finished, index).stepsBefore !== undefined) continue;
      const sink = at(this.sinks, index);
      if (sink.wantsSnapshot(epoch)) await sink.writeSnapshot(epoch, namedTensors(await this.mlp.readNetwork(index)));
    }
  }

  private anyGoesOn(finished: readonly FinishedEpoch[]): boolean {
    return this.runs.some((run, index) => !this.diverged.has(run) && at(finished, index).stepsBefore === undefined);
  }

  private async store(finished: readonly FinishedEpoch[]): Promise<void> {
    for (const [index, run] of this.runs.entries()) {
      if (this.diverged.has(run)) continue;
      const { records, rows, order, stepsBefore } = at(finished, index);
      if (stepsBefore === undefined) {
        await at(this.sinks, index).appendEpoch(records, rows, order);
      } else {
        await at(this.sinks, index).appendPartialEpoch(records, stepsBefore);
        const step = Math.min(stepsBefore, this.training.stepCount - 1);
        this.diverged.set(run, new DivergedError(records.epoch, step, run.config));
      }
    }
  }

  /** The steps of an epoch before the loss was lost, all of them where that shows only afterwards. */
  private divergedAt(records: EpochRecords, rows: readonly EpochRow[]): number | undefined {
    const lostAfterwards = rows.some(({ nll }) => !Number.isFinite(nll));
    return divergedStep(records) ?? (lostAfterwards ? this.training.stepCount : undefined);
  }

  private async outcomes(): Promise<RunOutcome[]> {
    const outcomes: RunOutcome[] = [];
    for (const [index, run] of this.runs.entries()) {
      const diverged = this.diverged.get(run);
      outcomes.push(diverged ? { diverged } : { final: await this.mlp.readNetwork(index) });
    }
    return outcomes;
  }

  private report(epoch: number, step: number): void {
    const { epochs, latest } = this;
    this.options.onProgress?.({ epoch, epochs, step, steps: this.training.stepCount, latest });
  }
}
