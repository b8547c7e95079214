import type { Dataset } from '../../../../datasets/dataset.ts';
import type { Scores } from '../../../batches/batches.ts';
import { sum } from '../../../importance/sum.ts';
import { Tau } from '../../../importance/tau.ts';
import { at } from '../../../mlp/at.ts';
import { squaredInputNorms } from '../../../mlp/inputNorms.ts';
import type { Parameters } from '../../../mlp/parameters.ts';
import type { FolderSink } from '../../../platform/folder.ts';
import { layerNames, networkShape, type RunConfig } from '../../../run/config.ts';
import { keptSamples } from '../../../run/edits/edits.ts';
import type { Environment } from '../../../run/environment.ts';
import { scoresOf } from '../../../run/folder/read/readScores.ts';
import { RunFolderWriter } from '../../../run/folder/write/writer.ts';
import type { NamedTensor } from '../../../run/formats/safetensors.ts';
import { namedTensors, parametersOf } from '../../../run/namedTensors.ts';
import type { EpochRecords, EpochRow } from '../../../run/records.ts';
import type { RunSink } from '../../../run/training/plannedRun.ts';
import type { EpochSummary, SampleValues } from '../../protocol/values.ts';
import { buffersIn } from '../transfer.ts';
import { FullHistoryError } from './fullHistory.ts';
import { SampleIndex } from './sampleIndex.ts';
import { summarise } from './summary.ts';
import { valuesOf } from './values.ts';

/** Bytes of records that a run may keep. With more the worker ends, and the run with it. */
export const MOST_BYTES = 2 ** 30;

interface StoredEpoch {
  readonly records: EpochRecords;
  readonly rows: readonly EpochRow[];
  readonly order: Int32Array;
}

export interface RunHistoryOptions {
  readonly config: RunConfig;
  /** With the edits of the run made. */
  readonly dataset: Dataset;
  readonly environment: Environment;
  readonly init: Parameters;
  readonly onEpoch: (summary: EpochSummary) => void;
  /** Bytes of records that the run may keep. */
  readonly mostBytes?: number | undefined;
}

/** All that a run has measured, in memory, and the parameters after its last whole epoch. */
export class RunHistory implements RunSink {
  readonly config: RunConfig;
  readonly dataset: Dataset;
  environment: Environment;
  readonly index: SampleIndex;
  private readonly stored: StoredEpoch[] = [];
  private readonly sums: Tau;
  private readonly onEpoch: (summary: EpochSummary) => void;
  private readonly mostBytes: number;
  private readonly init: readonly NamedTensor[];
  private last: readonly NamedTensor[];
  private next: readonly NamedTensor[] | undefined;
  private bytes = 0;

  constructor({ config, dataset, environment, init, onEpoch, mostBytes = MOST_BYTES }: RunHistoryOptions) {
    [this.config, this.dataset, this.environment] = [config, dataset, environment];
    [this.onEpoch, this.mostBytes] = [onEpoch, mostBytes];
    this.index = new SampleIndex(config);
    this.sums = new Tau(dataset.train.samples, layerNames(config).length);
    this.init = namedTensors(init);
    this.last = this.init;
  }

  /** Whole epochs so far. */
  get epochs(): number {
    return this.stored.length;
  }

  /** τ_i of each row over the whole epochs so far. */
  get tau(): Float64Array {
    return this.sums.overall();
  }

  /** The records of the first so many epochs; of all where left out. */
  records(epochs = this.epochs): EpochRecords[] {
    return this.stored.slice(0, epochs).map(({ records }) => records);
  }

  /** Throws FullHistoryError where another epoch has no room. */
  checkRoom(): void {
    const { bytes, epochs, mostBytes } = this;
    if (epochs > 0 && bytes + bytes / epochs > mostBytes) throw new FullHistoryError(epochs, mostBytes);
  }

  /** The parameters after the last whole epoch. */
  get parameters(): Parameters {
    return parametersOf(networkShape(this.config), this.last);
  }

  /** The scores by which another run's batches sort these samples; this run has all of them. */
  scoresOf(samples: Int32Array): Scores {
    const { nll, tau } = scoresOf({ records: this.records() });
    const pick = (values: ArrayLike<number>) =>
      Float64Array.from(samples, (sample) => values[this.index.rowOf(sample) ?? 0] ?? 0);
    return { nll: pick(nll), tau: pick(tau) };
  }

  async appendEpoch(records: EpochRecords, rows: readonly EpochRow[], order: Int32Array): Promise<void> {
    this.stored.push({ records, rows, order });
    this.bytes += sum(buffersIn({ records, order }).map(({ byteLength }) => byteLength));
    this.sums.add(records);
    this.last = this.next ?? this.last;
    this.onEpoch(summarise({ records, rows }, this.dataset, this.sums));
  }

  /** A run that diverged keeps its whole epochs. */
  async appendPartialEpoch(): Promise<void> {}

  wantsSnapshot(): boolean {
    return true;
  }

  async writeSnapshot(_epoch: number, parameters: readonly NamedTensor[]): Promise<void> {
    this.next = parameters;
  }

  /** The values of an epoch, 1-based, with τ over the epochs up to now; undefined where there is no such epoch. */
  valuesAt(epoch: number): SampleValues | undefined {
    const stored = this.stored[epoch - 1];
    return stored && this.valuesOf(stored.records);
  }

  /** The values of the last epoch. Throws RangeError where there is none. */
  get lastValues(): SampleValues {
    return this.valuesOf(at(this.stored, this.stored.length - 1).records);
  }

  /** The values of records that are not stored yet, or of some that are. */
  valuesOf(records: EpochRecords): SampleValues {
    return this.index.spreadValues(valuesOf(records, this.tau));
  }

  /** Writes the run folder that a training of the epochs so far would leave, byte for byte. */
  async writeTo(folder: FolderSink): Promise<void> {
    const { environment, init, last } = this;
    const epochs = [...this.stored]; // More may come while these are written.
    const config = { ...this.config, epochs: Math.max(1, epochs.length) };
    const { dataset } = this;
    const inputNorms = await squaredInputNorms(dataset.train);
    const writer = await RunFolderWriter.create(folder, {
      config,
      environment,
      labels: dataset.train.labels,
      inputNorms,
      data: { ...dataset, keptSamples: keptSamples(config) },
      init,
    });
    for (const { records, rows, order } of epochs) await writer.appendEpoch(records, rows, order);
    await writer.close(epochs.length > 0 ? { complete: true, final: last } : { complete: false });
  }
}
