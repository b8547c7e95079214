import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { Edits } from '../../run/edits/edits.ts';
import type { LabSettings } from '../../settings/values.ts';
import type { GoOn } from '../protocol/commands.ts';
import type { AnswerEvent, Failure, WorkerEvent } from '../protocol/events.ts';
import type { RunListing } from '../protocol/questions.ts';
import type { Mistake, NamedFiles, Notice, RunChoice } from './state.ts';

/** Everything that can change the session. Answers to questions do not: they go to whoever asked (workerLine.ts). */
export type SessionEvent = Exclude<WorkerEvent, AnswerEvent> | PageEvent | ReaderEvent;

/** What the page meets without the reader's doing. */
export type PageEvent =
  | {
      readonly event: 'pageOpened';
      readonly settings: LabSettings;
      /** A sentence about each value of the address that is not allowed. */
      readonly complaints: readonly string[];
      /** Part of the adapter's name, or `auto`. */
      readonly adapter: string;
      /** The name of the reader's own files of the last visit, which a page cannot keep. */
      readonly forgottenFiles: string | null;
    }
  | { readonly event: 'addressChanged'; readonly settings: LabSettings; readonly complaints: readonly string[] }
  | { readonly event: 'noticeGiven'; readonly notice: Notice }
  | { readonly event: 'failed'; readonly failure: Failure; readonly replaces?: string }
  /** The worker could not be started or threw an error that nothing caught. */
  | { readonly event: 'workerBroken'; readonly sentence: string }
  /** The worker has ended without a word. */
  | { readonly event: 'workerGone' };

/** What the reader does. */
export type ReaderEvent =
  | { readonly event: 'settingsChanged'; readonly changes: Partial<LabSettings> }
  | { readonly event: 'mistyped'; readonly setting: keyof LabSettings; readonly mistake: Mistake }
  /** Play, or a step by a batch or an epoch. */
  | { readonly event: 'goOnPressed'; readonly how: GoOn }
  | { readonly event: 'pausePressed' }
  /** `edits` are what the run changes in its data; where they are left out, what the present run changes. */
  | { readonly event: 'newRunWanted'; readonly edits?: Edits | null; readonly goOn: GoOn | null }
  | { readonly event: 'speedChosen'; readonly stepsPerSecond: number | null }
  | { readonly event: 'loadingCancelled' }
  | { readonly event: 'filesTaken' }
  | { readonly event: 'filesExamined'; readonly files: NamedFiles; readonly runs: readonly RunListing[] }
  /** The reader's files are to be read otherwise. */
  | { readonly event: 'readingChosen'; readonly reading: ReadingOptions }
  /** The answer to the question where the classes are; `null` to leave it. */
  | { readonly event: 'labelChosen'; readonly label: string | null }
  | { readonly event: 'runChosen'; readonly choice: RunChoice; readonly listing: RunListing }
  | { readonly event: 'runChoiceClosed' }
  /** The data of the opened run are to be loaded: from these files, or by their name where `files` is `null`. */
  | { readonly event: 'dataWanted'; readonly files: NamedFiles | null }
  | { readonly event: 'noticeClosed'; readonly sentence: string }
  | { readonly event: 'failureClosed' };
