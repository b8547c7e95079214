import type { LoadProgress } from '../../../datasets/source.ts';
import type { AdapterDescription } from '../../gpu/gpu.ts';
import type { Answers, Question } from './questions.ts';
import type {
  EpochSummary,
  LiveEpoch,
  LoadedData,
  OpenedRunView,
  RunBeginning,
  SampleValues,
  TrainingState,
} from './values.ts';

/** What the worker tells the page. Typed arrays travel by transfer, errors as sentences. */
export type WorkerEvent =
  /** The worker holds the lock of its name from now on. */
  | { readonly event: 'alive' }
  | { readonly event: 'ready'; readonly adapter: AdapterDescription }
  /** `null`: the loading is over, whatever came of it. */
  | { readonly event: 'loading'; readonly progress: LoadProgress | null }
  | { readonly event: 'data'; readonly data: LoadedData }
  /** Several columns may hold the classes, or none is sure to: the reader has to say which. `loadFailed` follows. */
  | { readonly event: 'labelAsked'; readonly question: LabelQuestion }
  /** The data of a `load` did not come; those before stay. */
  | { readonly event: 'loadFailed' }
  | { readonly event: 'began'; readonly run: RunBeginning }
  /** The new run did not come; the one before stays. */
  | { readonly event: 'beginFailed' }
  | { readonly event: 'opened'; readonly run: OpenedRunView }
  /** The data of the opened run are loaded: there are pictures, and runs can be trained on them. */
  | { readonly event: 'attached'; readonly data: LoadedData }
  | { readonly event: 'state'; readonly state: TrainingState }
  /** A whole epoch. `values` are left out where epochs follow each other faster than anybody can look. */
  | { readonly event: 'epoch'; readonly run: number; readonly epoch: EpochSummary; readonly values?: SampleValues }
  /** The measurements of the epoch under way so far. */
  | { readonly event: 'live'; readonly run: number; readonly live: LiveEpoch }
  | { readonly event: 'failed'; readonly failure: Failure; readonly replaces?: string }
  /** Something that the reader may want to know as long as the data or the run are there; in place of an earlier sentence. */
  | {
      readonly event: 'notice';
      readonly sentence: string;
      readonly about: 'data' | 'run';
      readonly replaces?: string;
    }
  | AnswerEvent;

/** Which column or array holds the classes. */
export interface LabelQuestion {
  /** Why it is asked, with the name of the file. */
  readonly sentence: string;
  /** The columns that may hold the classes, the likeliest first. */
  readonly columns: readonly string[];
}

/** The answer to a question, or why there is none. */
export type AnswerEvent =
  | { readonly event: 'answer'; readonly id: number; readonly answer: Answers[Question['ask']] }
  | { readonly event: 'unanswered'; readonly id: number; readonly sentence: string };

/** `field`: a field of the page holds what a setting cannot have. */
export type FailureKind = 'no-adapter' | 'lost' | 'memory' | 'data' | 'diverged' | 'settings' | 'field' | 'unforeseen';

/** Why something failed, and what to do. */
export interface Failure {
  readonly kind: FailureKind;
  readonly sentence: string;
}
