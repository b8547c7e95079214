import { type FolderSink, writeWhole } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import type { Environment } from '../../environment.ts';
import { encodeSafetensors, type NamedTensor } from '../../formats/safetensors.ts';
import type { EpochRecords, EpochRow } from '../../records.ts';
import { RunExistsError } from '../errors.ts';
import {
  CONFIG_FILE,
  DATA_FILES,
  ENVIRONMENT_FILE,
  FINAL_FILE,
  INIT_FILE,
  INPUTS_FILE,
  runFilesIn,
  STREAMED_FILES,
  snapshotFile,
} from '../layout.ts';
import { type KeptData, writeDataFiles } from './dataFiles.ts';
import { EpochsFile } from './epochsFile.ts';
import { OrderFile } from './orderFile.ts';
import { SamplesFile } from './samplesFile.ts';

/** What is known when a run begins. */
export interface RunBeginning {
  readonly config: RunConfig;
  readonly environment: Environment;
  /** Label of each training sample, [samples]. */
  readonly labels: ArrayLike<number>;
  /** Squared norm of each training sample's features in [0, 1], [samples]; kept where given. */
  readonly inputNorms?: Float32Array<ArrayBuffer> | null;
  /** The data that are trained on, where the folder is to say where samples come from. */
  readonly data?: KeptData | undefined;
  /** Parameters before the first step: `L1.weight` [out, in], `L1.bias` [out], … `Out.weight`, `Out.bias`. */
  readonly init: readonly NamedTensor[];
}

/** How a run ended: complete with its last parameters, or interrupted with the epochs that it has. */
export type RunEnding =
  | { readonly complete: true; readonly final: readonly NamedTensor[] }
  | { readonly complete: false };

interface WriterParts {
  readonly sink: FolderSink;
  readonly snapshotEvery: number;
  readonly samples: SamplesFile;
  readonly order: OrderFile;
  readonly epochs: EpochsFile;
}

/**
 * Writes a run folder while the run goes on. Epochs stream into hidden part files, which get their names at `close`; a
 * process that is killed leaves config, environment, initial parameters and hidden parts. Where an `append…` fails, as on
 * a full disk, what it has written is taken back, so that the earlier epochs can still be closed. A `close` that fails
 * leaves no parts.
 */
export class RunFolderWriter {
  private constructor(private readonly parts: WriterParts) {}

  /**
   * Begins a run folder. Throws `RunExistsError` where the folder holds files of a run, unless `force`, which removes
   * exactly those; `FolderError` where the folder cannot be written. `keepPath` keeps a snapshot of every epoch.
   */
  static async create(
    sink: FolderSink,
    run: RunBeginning,
    options: { force?: boolean; keepPath?: boolean } = {},
  ): Promise<RunFolderWriter> {
    await makeRoom(sink, options.force ?? false);
    try {
      await writeBeginning(sink, run);
      const samples = await SamplesFile.begin(sink, run.config, run.labels);
      const order = await beginOrder(sink, run.config, samples);
      const snapshotEvery = options.keepPath ? 1 : run.config.snapshotEvery;
      return new RunFolderWriter({ sink, snapshotEvery, samples, order, epochs: new EpochsFile(sink) });
    } catch (error) {
      // A run that could not begin must not make a later one find the folder full.
      for (const name of [...BEGINNING, ...STREAMED_FILES]) await sink.remove(name);
      throw error;
    }
  }

  /** Appends a whole epoch. `order` is [samples]: the samples in the order they were visited. Throws `FolderError`. */
  async appendEpoch(records: EpochRecords, rows: readonly EpochRow[], order: Int32Array): Promise<void> {
    await this.wholeOrNothing(async () => {
      await this.parts.samples.append(records);
      await this.parts.order.append(order);
      this.parts.epochs.append(rows);
    });
  }

  /**
   * Appends the rows of the samples that were met before step `divergedAtStep`, at which the loss became non-finite: the
   * last that a diverged run leaves. Nothing else can be appended afterwards. Throws `FolderError`.
   */
  async appendPartialEpoch(records: EpochRecords, divergedAtStep: number): Promise<void> {
    await this.wholeOrNothing(() => this.parts.samples.appendBefore(records, divergedAtStep));
  }

  /** Whether the run keeps its parameters after this epoch (1-based). */
  wantsSnapshot(epoch: number): boolean {
    const { snapshotEvery } = this.parts;
    return snapshotEvery > 0 && epoch % snapshotEvery === 0;
  }

  /** Writes `snapshots/epoch-0007.safetensors`; `epoch` is 1-based. Throws `FolderError`. */
  async writeSnapshot(epoch: number, parameters: readonly NamedTensor[]): Promise<void> {
    await writeWhole(this.parts.sink, snapshotFile(epoch), encodeSafetensors(parameters));
  }

  /** Finishes the files and gives them their names; `final.safetensors` comes last and only for a complete run. */
  async close(ending: RunEnding): Promise<void> {
    const { sink, samples, order, epochs } = this.parts;
    try {
      await samples.close();
      await order.close();
      await epochs.close();
    } catch (error) {
      await this.discard();
      throw error;
    }
    if (ending.complete) await writeWhole(sink, FINAL_FILE, encodeSafetensors(ending.final));
  }

  /** Gives up: removes the parts, leaves config, environment and initial parameters. */
  async discard(): Promise<void> {
    await this.parts.samples.discard();
    await this.parts.order.discard();
  }

  private async wholeOrNothing(write: () => Promise<void>): Promise<void> {
    const takeBack = [this.parts.samples.mark(), this.parts.order.mark()];
    try {
      await write();
    } catch (error) {
      for (const undo of takeBack) await undo();
      throw error;
    }
  }
}

/** Throws `RunExistsError` where `sink` holds files of a run; to be asked before any work is done. */
export async function refuseExistingRun(sink: FolderSink): Promise<void> {
  const [found] = await runFilesIn(sink);
  if (found === undefined) return;
  const what = found === FINAL_FILE ? 'a run' : 'an unfinished run';
  throw new RunExistsError(`${sink.location} already holds ${what} (${found})`, 'makeRoom');
}

const BEGINNING = [CONFIG_FILE, ENVIRONMENT_FILE, INIT_FILE, INPUTS_FILE, ...DATA_FILES];

/** Discards the samples' file where the order cannot begin. */
async function beginOrder(sink: FolderSink, config: RunConfig, samples: SamplesFile): Promise<OrderFile> {
  try {
    return await OrderFile.begin(sink, config);
  } catch (error) {
    await samples.discard();
    throw error;
  }
}

async function writeBeginning(
  sink: FolderSink,
  { config, environment, init, inputNorms, data }: RunBeginning,
): Promise<void> {
  await writeWhole(sink, CONFIG_FILE, jsonText(config));
  await writeWhole(sink, ENVIRONMENT_FILE, jsonText(environment));
  await writeWhole(sink, INIT_FILE, encodeSafetensors(init));
  if (data) await writeDataFiles(sink, data);
  if (!inputNorms) return;
  const norms = { name: 'norm2', shape: [inputNorms.length], data: inputNorms };
  await writeWhole(sink, INPUTS_FILE, encodeSafetensors([norms]));
}

async function makeRoom(sink: FolderSink, force: boolean): Promise<void> {
  if (!force) await refuseExistingRun(sink);
  for (const name of await runFilesIn(sink)) await sink.remove(name);
  for (const name of STREAMED_FILES) await sink.remove(name);
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
