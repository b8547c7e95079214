import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { LoadProgress } from '../../../datasets/source.ts';
import type { AdapterDescription } from '../../gpu/gpu.ts';
import type { RunConfig } from '../../run/config.ts';
import type { Edits } from '../../run/edits/edits.ts';
import { LAB_DEFAULTS } from '../../settings/labSettings.ts';
import type { LabSettings } from '../../settings/values.ts';
import type { Command } from '../protocol/commands.ts';
import type { Failure, LabelQuestion } from '../protocol/events.ts';
import type { RunListing } from '../protocol/questions.ts';
import type {
  EpochSummary,
  LiveEpoch,
  LoadedData,
  OwnFile,
  RunBeginning,
  SampleValues,
  TrainingState,
} from '../protocol/values.ts';

/** Files of the reader's under one name. */
export interface NamedFiles {
  readonly name: string;
  readonly files: readonly OwnFile[];
  /** What the reader says about them; left out where nothing was said. */
  readonly reading?: ReadingOptions | undefined;
}

/** Data that the worker was asked for: by their name or, where the data set is `OWN`, from files. */
export interface LoadRequest {
  readonly settings: LabSettings;
  readonly ownFiles: NamedFiles | null;
  /** What the reader is told once the data are there. */
  readonly notice: string | null;
}

/** What a run begins with. */
export interface Beginning {
  readonly settings: LabSettings;
  /** What the run changes in its training data. */
  readonly edits: Edits | null;
}

/** A run as the page has it. */
export interface RunView extends RunBeginning {
  /** `L1 … Out`. */
  readonly layers: readonly string[];
  /** How many parameters each layer has, biases included. */
  readonly parameters: readonly number[];
  readonly epochs: readonly EpochSummary[];
  /** The values of the last epoch that came with some, or of the epoch under way. */
  readonly values: SampleValues | null;
}

/** Where an opened run comes from. */
export interface OpenedSource {
  readonly run: number;
  readonly config: RunConfig;
  /** The adapter that it was trained on. */
  readonly adapter: string;
}

/** Files with several runs among them, of which the reader chooses one. */
export interface RunChoice extends NamedFiles {
  readonly runs: readonly RunListing[];
}

/** Files of which the reader has to say where the classes are. */
export interface AskedFiles extends LabelQuestion {
  readonly files: NamedFiles;
}

/** What the reader typed into a field, where the setting cannot have it. */
export interface Mistake {
  readonly text: string;
  /** Names the field and says what it takes. */
  readonly sentence: string;
}

/** Something that the reader may want to know, for as long as what it is about is there. */
export interface Notice {
  readonly sentence: string;
  readonly about: 'page' | 'address' | 'data' | 'run';
}

/** All that the page knows of its session with the worker. Only `reduce` makes a new one. */
export interface SessionState {
  /** What the fields and the address say. The present run may have begun with other settings. */
  readonly settings: LabSettings;
  readonly mistakes: Readonly<Partial<Record<keyof LabSettings, Mistake>>>;
  readonly ownFiles: NamedFiles | null;
  /** Steps per second at most; `null` for as many as the adapter can. */
  readonly speedLimit: number | null;

  readonly adapter: AdapterDescription | null;
  readonly workerGone: boolean;

  readonly data: LoadedData | null;
  /** Counts the data that came, so that a selection or ranking of earlier data is recognised. */
  readonly dataNumber: number;
  /** What `data` were asked for with. */
  readonly loaded: LoadRequest | null;
  /** What the worker still has to load, in its order. */
  readonly pendingLoads: readonly LoadRequest[];
  /** How far the loading is; `null` while nothing is being loaded. */
  readonly loading: LoadProgress | 'starting' | null;

  /** Files of the reader's that could not be read as they are: they may be read otherwise. */
  readonly refusedFiles: NamedFiles | null;
  /** The question where the classes of some files are. */
  readonly labelQuestion: AskedFiles | null;

  /** The runs among which the reader has to choose. */
  readonly runChoice: RunChoice | null;
  /** The run of a folder that was opened last; `null` where the data were loaded otherwise since. */
  readonly opened: OpenedSource | null;
  /** The files that are being loaded as the data of the opened run. */
  readonly attaching: NamedFiles | null;

  readonly run: RunView | null;
  /** The run that the present one is compared with; it has at least one epoch. */
  readonly previousRun: RunView | null;
  /** What the present run began with. */
  readonly begun: Beginning | null;
  /** Runs that the worker still has to begin, in its order. */
  readonly pendingRuns: readonly Beginning[];
  readonly training: TrainingState;
  /** The epoch under way, where it was peeked into; `null` once it is whole. */
  readonly live: LiveEpoch | null;

  readonly failure: Failure | null;
  readonly notices: readonly Notice[];

  /** Commands that have to be posted to the worker; the driver (session.ts) empties it. */
  readonly outbox: readonly Command[];
}

export const HELD: TrainingState = { playing: false, epochs: 0, step: 0, stepsPerSecond: null };

export const INITIAL_STATE: SessionState = {
  settings: LAB_DEFAULTS,
  mistakes: {},
  ownFiles: null,
  speedLimit: null,
  adapter: null,
  workerGone: false,
  data: null,
  dataNumber: 0,
  loaded: null,
  pendingLoads: [],
  loading: null,
  refusedFiles: null,
  labelQuestion: null,
  runChoice: null,
  opened: null,
  attaching: null,
  run: null,
  previousRun: null,
  begun: null,
  pendingRuns: [],
  training: HELD,
  live: null,
  failure: null,
  notices: [],
  outbox: [],
};
