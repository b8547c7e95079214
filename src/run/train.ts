import type { Dataset } from '../../datasets/dataset.ts';
import type { Gpu } from '../gpu/gpu.ts';
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
  const run = await TrainingRun.create(gpu, dataset, config, init, options);
  try {
    await run.follow(sink);
    return await run.parameters();
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

class TrainingRun {
  private latest: readonly EpochRow[] = [];
  private readonly stop = new AbortController();

  private constructor(
    private readonly dataset: Dataset,
    private readonly config: RunConfig,
    private readonly options: RunOptions,
    private readonly mlp: Mlp,
    private readonly training: Training,
    private readonly evaluation: Evaluation,
    private readonly splits: readonly DeviceSplit[],
  ) {}

  static async create(gpu: Gpu, dataset: Dataset, config: RunConfig, init: Parameters, options: RunOptions) {
    const mlp = Mlp.create(gpu, networkShape(config), [init]);
    const train = new DeviceSplit(gpu, 'train', dataset.train);
    const test = new DeviceSplit(gpu, 'test', dataset.test);
    const training = await Training.create(mlp, train, config);
    const evaluation = await Evaluation.create(mlp, test);
    return new TrainingRun(dataset, config, options, mlp, training, evaluation, [train, test]);
  }

  /** Runs all epochs. The next one is already on the GPU while the sink takes the last one's records. */
  async follow(sink: RunSink): Promise<void> {
    let running = this.runEpoch(1);
    try {
      for (let epoch = 1; epoch <= this.config.epochs; epoch++) {
        const finished = await running;
        await this.refuseDivergence(finished, sink);
        this.latest = finished.rows.filter((row) => row.class === -1);
        this.report(epoch, this.training.stepCount);
        if (epoch < this.config.epochs) running = this.runEpoch(epoch + 1);
        await sink.appendEpoch(finished.records, finished.rows, finished.order);
        if (finished.snapshot) await sink.writeSnapshot(epoch, namedTensors(finished.snapshot));
      }
    } finally {
      this.stop.abort();
      await running.catch(() => undefined); // Whatever ended the loop is what is thrown.
    }
  }

  async parameters(): Promise<Parameters> {
    const [network] = await this.mlp.read();
    return network ?? [];
  }

  destroy(): void {
    for (const part of [this.training, this.evaluation, this.mlp, ...this.splits]) part.destroy();
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
    const step = divergedStep(records) ?? (lostAfterwards ? this.training.stepCount : undefined);
    if (step === undefined) return;
    await sink.appendPartialEpoch(records, step);
    throw new DivergedError(records.epoch, step, this.config);
  }
}
