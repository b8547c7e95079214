import type { Dataset } from '../../datasets/dataset.ts';
import type { Gpu } from '../gpu/gpu.ts';
import { Owner } from '../gpu/owner.ts';
import { DeviceSplit } from '../mlp/deviceSplit.ts';
import { Evaluation } from '../mlp/evaluation.ts';
import { Mlp } from '../mlp/mlp.ts';
import type { Parameters } from '../mlp/parameters.ts';
import { Training } from '../mlp/training.ts';
import { networkShape, type RunConfig } from './config.ts';
import { DivergedError, divergedStep } from './divergence.ts';
import { epochRecords } from './epochRecords.ts';
import { epochRows } from './epochRows.ts';
import type { NamedTensor } from './formats/safetensors.ts';
import { namedTensors } from './namedTensors.ts';
import { visitOrder } from './order.ts';
import type { EpochRecords, EpochRow } from './records.ts';

/** Takes what a run measures, as it goes: a run folder, or memory. */
export interface RunSink {
  appendEpoch(records: EpochRecords, rows: readonly EpochRow[], order: Int32Array): Promise<void>;
  appendPartialEpoch(records: EpochRecords, stepsBefore: number): Promise<void>;
  writeSnapshot(epoch: number, parameters: readonly NamedTensor[]): Promise<void>;
}

export interface RunProgress {
  /** 1-based. */
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  /** Steps of an epoch. */
  readonly steps: number;
  /** Of the last whole epoch: all classes, training and test. */
  readonly latest: readonly EpochRow[];
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

/**
 * Trains one network from `init` and hands every epoch's records to the sink. Returns the final parameters.
 * Throws DivergedError, GpuError, the sink's errors, or the signal's reason; whole epochs are in the sink by then.
 */
export async function trainRun(
  gpu: Gpu,
  dataset: Dataset,
  config: RunConfig,
  init: Parameters,
  sink: RunSink,
  options: RunOptions = {},
): Promise<Parameters> {
  const run = await TrainingRun.create(gpu, dataset, config, init);
  try {
    return await run.follow(sink, options);
  } finally {
    run.destroy();
  }
}

/** What an epoch leaves: its records and rows, and the parameters where a snapshot was asked for. */
interface FinishedEpoch {
  readonly records: EpochRecords;
  readonly rows: readonly EpochRow[];
  readonly order: Int32Array;
  readonly snapshot: Parameters | undefined;
}

/** A run that has all it needs on the GPU and has not begun. */
export class TrainingRun {
  private latest: readonly EpochRow[] = [];
  private options: RunOptions = {};
  private readonly stop = new AbortController();

  private constructor(
    private readonly dataset: Dataset,
    private readonly config: RunConfig,
    private readonly mlp: Mlp,
    private readonly training: Training,
    private readonly evaluation: Evaluation,
    private readonly owner: Owner,
  ) {}

  /** Throws GpuError where the adapter's memory or limits do not suffice. */
  static create(gpu: Gpu, dataset: Dataset, config: RunConfig, init: Parameters): Promise<TrainingRun> {
    return Owner.of(async (owner) => {
      const mlp = owner.own(Mlp.create(gpu, networkShape(config), [init]));
      const train = owner.own(new DeviceSplit(gpu, 'training data', dataset.train));
      const test = owner.own(new DeviceSplit(gpu, 'test data', dataset.test));
      const training = owner.own(await Training.create(mlp, train, config));
      const evaluation = owner.own(await Evaluation.create(mlp, test));
      await gpu.finish(); // An allocation that failed says so only once the device has come to it.
      return new TrainingRun(dataset, config, mlp, training, evaluation, owner);
    });
  }

  /** Runs all epochs, once. The next one is already on the GPU while the sink takes the last one's records. */
  async follow(sink: RunSink, options: RunOptions = {}): Promise<Parameters> {
    this.options = options;
    let running = this.startEpoch(1);
    try {
      for (let epoch = 1; epoch <= this.config.epochs; epoch++) {
        const finished = await running;
        await this.refuseDivergence(finished, sink);
        this.latest = finished.rows.filter((row) => row.class === -1);
        this.report(epoch, this.training.stepCount);
        if (epoch < this.config.epochs) running = this.startEpoch(epoch + 1);
        await sink.appendEpoch(finished.records, finished.rows, finished.order);
        if (finished.snapshot) await sink.writeSnapshot(epoch, namedTensors(finished.snapshot));
      }
    } finally {
      this.stop.abort();
      await running.catch(() => undefined); // Whatever ended the loop is what is thrown.
    }
    return this.parameters();
  }

  destroy(): void {
    this.owner.destroy();
  }

  /** An epoch may fail while the sink still writes: that is thrown when its turn comes, not as an unhandled rejection. */
  private startEpoch(epoch: number): Promise<FinishedEpoch> {
    const running = this.runEpoch(epoch);
    running.catch(() => undefined);
    return running;
  }

  private async parameters(): Promise<Parameters> {
    const [network] = await this.mlp.read();
    return network ?? [];
  }

  private async runEpoch(epoch: number): Promise<FinishedEpoch> {
    const { config, dataset } = this;
    const order = visitOrder(config, epoch);
    const signal = AbortSignal.any([this.stop.signal, ...(this.options.signal ? [this.options.signal] : [])]);
    const onProgress = (step: number) => this.report(epoch, step);
    const [trained] = await this.training.epoch([order], { signal, onProgress });
    const [tested] = await this.evaluation.run({ signal });
    if (trained === undefined || tested === undefined) throw new RangeError('one network was trained');
    const classes = config.classes.length;
    const rows = [
      ...epochRows(epoch, 'train', trained, dataset.train.labels, classes),
      ...epochRows(epoch, 'test', tested, dataset.test.labels, classes),
    ];
    const wanted = config.snapshotEvery > 0 && epoch % config.snapshotEvery === 0;
    const snapshot = wanted ? await this.parameters() : undefined;
    return { records: epochRecords(epoch, trained, order, config), rows, order, snapshot };
  }

  private report(epoch: number, step: number): void {
    const { epochs } = this.config;
    this.options.onProgress?.({ epoch, epochs, step, steps: this.training.stepCount, latest: this.latest });
  }

  /** Keeps what was measured before the loss was lost, then throws DivergedError. */
  private async refuseDivergence({ records, rows }: FinishedEpoch, sink: RunSink): Promise<void> {
    const lostAfterwards = rows.some(({ nll }) => !Number.isFinite(nll));
    const { stepCount } = this.training;
    const stepsBefore = divergedStep(records) ?? (lostAfterwards ? stepCount : undefined);
    if (stepsBefore === undefined) return;
    await sink.appendPartialEpoch(records, stepsBefore);
    throw new DivergedError(records.epoch, Math.min(stepsBefore, stepCount - 1), this.config);
  }
}
