import type { Dataset } from '../../../../datasets/dataset.ts';
import type { Scores } from '../../../batches/batches.ts';
import { addTo } from '../../../importance/addTo.ts';
import { findIssues } from '../../../importance/issues/issues.ts';
import { groupShares, topGroups } from '../../../importance/ranking/topGroups.ts';
import { sum } from '../../../importance/sum.ts';
import { sumByClass } from '../../../importance/sumByClass.ts';
import { sumLayers } from '../../../importance/sumLayers.ts';
import { at } from '../../../mlp/at.ts';
import { squaredInputNorms } from '../../../mlp/inputNorms.ts';
import type { Parameters } from '../../../mlp/parameters.ts';
import type { FolderSink } from '../../../platform/folder.ts';
import { layerNames, networkShape, type RunConfig } from '../../../run/config.ts';
import type { Environment } from '../../../run/environment.ts';
import { scoresOf } from '../../../run/folder/read/readScores.ts';
import { RunFolderWriter } from '../../../run/folder/write/writer.ts';
import type { NamedTensor } from '../../../run/formats/safetensors.ts';
import { namedTensors, parametersOf } from '../../../run/namedTensors.ts';
import type { EpochRecords, EpochRow } from '../../../run/records.ts';
import type { RunSink } from '../../../run/training/plannedRun.ts';
import type { Ranking, SampleStory, Score, SelectionEpoch } from '../../protocol/questions.ts';
import type { EpochSummary, SampleValues } from '../../protocol/values.ts';
import { FullHistoryError } from './fullHistory.ts';
import { rankedBy, scoreValues } from './ranking.ts';
import { Rows } from './sampleIndex.ts';
import { partOf } from './selectionHistory.ts';
import { buffersIn, valuesOf } from './values.ts';

/** Bytes of records that a run may keep: more end the worker, and the run with it. */
export const MOST_BYTES = 2 ** 30;

interface StoredEpoch {
  readonly records: EpochRecords;
  readonly rows: readonly EpochRow[];
  readonly order: Int32Array;
}

/** All that a run has measured, in memory, and the parameters after its last whole epoch. */
export class RunHistory implements RunSink {
  readonly rows: Rows;
  private readonly stored: StoredEpoch[] = [];
  private readonly tau: Float64Array;
  private readonly tauByLayer: readonly Float64Array[];
  private readonly init: readonly NamedTensor[];
  private last: readonly NamedTensor[];
  private next: readonly NamedTensor[] | undefined;
  private bytes = 0;

  constructor(
    readonly config: RunConfig,
    /** With the edits of the run made. */
    readonly dataset: Dataset,
    public environment: Environment,
    init: Parameters,
    private readonly onEpoch: (summary: EpochSummary) => void,
    private readonly mostBytes = MOST_BYTES,
  ) {
    const { samples } = dataset.train;
    this.rows = new Rows(config);
    this.tau = new Float64Array(samples);
    this.tauByLayer = layerNames(config).map(() => new Float64Array(samples));
    this.init = namedTensors(init);
    this.last = this.init;
  }

  /** Whole epochs so far. */
  get epochs(): number {
    return this.stored.length;
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

  /** For the batches of a run that sorts these samples, all of which this run has. */
  scoresOf(samples: Int32Array): Scores {
    const { nll, tau } = scoresOf({ records: this.stored.map(({ records }) => records) });
    const pick = (values: ArrayLike<number>) =>
      Float64Array.from(samples, (sample) => values[this.rows.rowOf(sample) ?? 0] ?? 0);
    return { nll: pick(nll), tau: pick(tau) };
  }

  async appendEpoch(records: EpochRecords, rows: readonly EpochRow[], order: Int32Array): Promise<void> {
    this.stored.push({ records, rows, order });
    this.bytes += sum(buffersIn({ records, order }).map(({ byteLength }) => byteLength));
    for (const [d, tau] of this.tauByLayer.entries()) addTo(tau, records.importanceByLayer[d] ?? []);
    addTo(this.tau, sumLayers(records.importanceByLayer));
    this.last = this.next ?? this.last;
    this.onEpoch(this.summarise(records, rows));
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

  /** The values of records that are not stored yet, or of some that are. */
  valuesOf(records: EpochRecords): SampleValues {
    return this.rows.spreadValues(valuesOf(records, this.tau));
  }

  /** B_d of these rows (all where left out) by class: [layers][classes]. */
  totalsOf({ importanceByLayer }: EpochRecords, samples?: Int32Array): number[][] {
    const { train, classes } = this.dataset;
    const labels = samples ? samples.map((sample) => train.labels[sample] ?? 0) : train.labels;
    return importanceByLayer.map((layer) => {
      const values = samples ? Float32Array.from(samples, (sample) => layer[sample] ?? 0) : layer;
      return sumByClass(values, labels, classes.length);
    });
  }

  story(sample: number): SampleStory {
    const row = this.rows.rowOf(sample);
    const stored = row === undefined ? [] : this.stored;
    const pick = (of: (records: EpochRecords) => ArrayLike<number>) =>
      Float32Array.from(stored, ({ records }) => of(records)[row ?? 0] ?? Number.NaN);
    return {
      sample,
      importanceByLayer: layerNames(this.config).map((_, d) =>
        pick(({ importanceByLayer }) => importanceByLayer[d] ?? []),
      ),
      nll: pick(({ nll }) => nll),
      prediction: Int32Array.from(stored, ({ records }) => records.prediction[row ?? 0] ?? -1),
      margin: pick(({ margin }) => margin),
    };
  }

  /** The samples by a score; by how it differs from another run's, where there is one. */
  ranking(by: Score, since?: RunHistory): Ranking {
    const epoch = Math.min(this.epochs, since?.epochs ?? this.epochs);
    const values = this.score(by, epoch);
    const earlier = since?.score(by, epoch);
    if (earlier) for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - (earlier[i] ?? Number.NaN);
    return { order: rankedBy(values), values, epoch };
  }

  issues(): Uint8Array<ArrayBuffer> {
    const records = this.recordsUntil(this.epochs);
    const [margins, predictions] = [records.map(({ margin }) => margin), records.map(({ prediction }) => prediction)];
    const found = findIssues({ margins, predictions, labels: this.dataset.train.labels, tau: this.tau });
    return Uint8Array.from({ length: this.rows.whole }, (_, sample) => found[this.rows.rowOf(sample) ?? -1] ?? 0);
  }

  /** What these samples have of the epochs after `after`, without those that the run leaves out. */
  selectionHistory(samples: Uint32Array, after: number): SelectionEpoch[] {
    const { train, classes } = this.dataset;
    const rows = Uint32Array.from(Array.from(samples).flatMap((sample) => this.rows.rowOf(sample) ?? []));
    if (rows.length === 0) return [];
    return this.stored.slice(after).map(({ records }) => partOf(records, rows, train.labels, classes.length));
  }

  private score(by: Score, epochs: number): Float32Array<ArrayBuffer> {
    const values = scoreValues(by, this.recordsUntil(epochs), this.dataset.train.labels);
    return this.rows.spread(values, Number.NaN);
  }

  private recordsUntil(epoch: number): EpochRecords[] {
    return this.stored.slice(0, epoch).map(({ records }) => records);
  }

  /** Writes a run folder of the epochs so far, byte for byte as a training of so many would. */
  async writeTo(folder: FolderSink): Promise<void> {
    const { environment, init, last } = this;
    const epochs = [...this.stored]; // More may come while these are written.
    const config = { ...this.config, epochs: Math.max(1, epochs.length) };
    const { train } = this.dataset;
    const inputNorms = squaredInputNorms(train);
    const writer = await RunFolderWriter.create(folder, {
      config,
      environment,
      labels: train.labels,
      inputNorms,
      init,
    });
    for (const { records, rows, order } of epochs) await writer.appendEpoch(records, rows, order);
    await writer.close(epochs.length > 0 ? { complete: true, final: last } : { complete: false });
  }

  private summarise(records: EpochRecords, rows: readonly EpochRow[]): EpochSummary {
    const groups = topGroups(this.tau);
    const shares = [this.tau, ...this.tauByLayer].map((values) => groupShares(values, groups));
    return {
      epoch: at(this.stored, this.stored.length - 1).records.epoch,
      rows,
      totals: this.totalsOf(records),
      shares,
    };
  }
}
