import type { Scores } from '../../batches/batches.ts';
import type { PacingOptions } from '../../mlp/pacing.ts';
import type { Parameters } from '../../mlp/parameters.ts';
import type { RunConfig } from '../config.ts';
import type { NamedTensor } from '../formats/safetensors.ts';
import type { EpochRecords, EpochRow } from '../records.ts';
import type { DivergedError } from './divergence.ts';

/** Takes what a run measures, as it goes: a run folder, or memory. */
export interface RunSink {
  appendEpoch(records: EpochRecords, rows: readonly EpochRow[], order: Int32Array): Promise<void>;
  /** Takes the samples that were met before the step at which the loss became non-finite. */
  appendPartialEpoch(records: EpochRecords, divergedAtStep: number): Promise<void>;
  /** Whether the parameters after an epoch (1-based) are wanted. */
  wantsSnapshot(epoch: number): boolean;
  writeSnapshot(epoch: number, parameters: readonly NamedTensor[]): Promise<void>;
}

/** A run before it begins. */
export interface PlannedRun {
  readonly config: RunConfig;
  /** The parameters before the first epoch, or after `epochsDone` of a run that is continued. */
  readonly init: Parameters;
  /** For batch constructions that sort the samples. */
  readonly scores?: Scores | null | undefined;
}

/** A run whose parameters are on the GPU. */
export type StartedRun = Omit<PlannedRun, 'init'>;

/** How a run ended: with its last parameters, or at the step at which its loss became non-finite. */
export type RunOutcome = { readonly final: Parameters } | { readonly diverged: DivergedError };

export interface RunProgress {
  /** 1-based. */
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  /** Steps of an epoch. */
  readonly steps: number;
  /** The first run's rows of its last whole epoch, all classes together: training and test. */
  readonly latest: readonly EpochRow[];
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  /** Grants steps, or holds the training until it does (pacing.ts). */
  readonly allow?: PacingOptions['allow'];
}

/** An epoch under way, as one run has it. */
export interface PartialEpoch {
  /** As for a whole epoch; samples that are not in `visited` have the values of the epoch before. */
  readonly records: EpochRecords;
  /** The samples of the steps that are done, in the order of their visits. */
  readonly visited: Int32Array;
}

/** How runs go on side by side, beyond what one run needs. */
export interface GroupOptions extends RunOptions {
  /** Whole epochs that the runs have behind them; their parameters are those after that epoch. */
  readonly epochsDone?: number;
  /** Called when the sinks have all that an epoch left, snapshots included. */
  readonly onEpochStored?: ((epoch: number) => Promise<void>) | undefined;
}
