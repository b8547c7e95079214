import { computed, signal } from '@preact/signals';
import type { LoadProgress } from '../../../datasets/source.ts';
import type { AdapterDescription } from '../../gpu/gpu.ts';
import type { Normalisation } from '../../importance/normalisation.ts';
import { layerShapes, parameterCount } from '../../mlp/shape.ts';
import type { RunConfig } from '../../run/config.ts';
import type { Edits } from '../../run/edits/edits.ts';
import type {
  EpochSummary,
  Failure,
  LiveEpoch,
  LoadedData,
  OwnFile,
  RunBeginning,
  SampleValues,
  TrainingState,
} from './protocol.ts';
import { DEFAULT_SETTINGS, type LabSettings } from './settings.ts';

/** All that the page shows, as signals. Events of the worker (engine.ts) and the reader's actions (actions.ts) change them. */

/** A run as the page has it. */
export interface RunView extends RunBeginning {
  /** `L1 … Out`. */
  readonly layers: readonly string[];
  /** Of each layer, biases included. */
  readonly parameters: readonly number[];
  readonly epochs: readonly EpochSummary[];
  /** Of the last epoch that came with values, or of the epoch under way. */
  readonly values: SampleValues | null;
}

/** Where an opened run comes from. */
export interface OpenedSource {
  readonly run: number;
  readonly config: RunConfig;
  /** The adapter that it was trained on. */
  readonly adapter: string;
}

export const settings = signal<LabSettings>(DEFAULT_SETTINGS);
export const ownFiles = signal<{ readonly name: string; readonly files: readonly OwnFile[] } | null>(null);

export const adapter = signal<AdapterDescription | null>(null);
export const data = signal<LoadedData | null>(null);
/** `null` while nothing is being loaded. */
export const loading = signal<LoadProgress | 'starting' | null>(null);
/** Whether a new run is being prepared, and has been for longer than a reader takes for at once. */
export const preparing = signal(false);
export const failure = signal<Failure | null>(null);
export const notices = signal<readonly string[]>([]);

export const HELD: TrainingState = { playing: false, epochs: 0, step: 0, stepsPerSecond: null };
export const training = signal<TrainingState>(HELD);
/** Steps a second at most; `null` for as fast as the adapter can. */
export const speed = signal<number | null>(null);

/** The settings that the present run began with, or the one that is being prepared. */
export const begun = signal<LabSettings | null>(null);
/** What the next run changes in its training data; `null` for nothing. */
export const edits = signal<Edits | null>(null);
export const run = signal<RunView | null>(null);
/** The run before, to compare with; it has at least one epoch. */
export const previousRun = signal<RunView | null>(null);
/** The run of a folder that is looked at; `null` where the reader's own data are trained on. */
export const opened = signal<OpenedSource | null>(null);
/** The epoch under way, where a look was taken into it; `null` once it is whole. */
export const live = signal<LiveEpoch | null>(null);

/** How importance is normalised, in every view. */
export const normalisation = signal<Normalisation>('plain');
/** The epoch that the pointer is over in any chart; `null` for none. */
export const hoveredEpoch = signal<number | null>(null);

/** Whether the present run came from a folder: it is looked at, and trains no further. */
export const isOpened = computed(() => opened.value !== null && opened.value.run === run.value?.run);

export const classes = computed(() => data.value?.classes ?? []);

export function newRunView(beginning: RunBeginning): RunView {
  const { inputs, hidden, classes: names, activation } = beginning.config;
  const shapes = layerShapes({ inputs, hidden, classes: names.length, activation });
  return {
    ...beginning,
    layers: shapes.map(({ name }) => name),
    parameters: shapes.map(parameterCount),
    epochs: [],
    values: null,
  };
}
