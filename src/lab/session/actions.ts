import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { Edits } from '../../run/edits/edits.ts';
import type { LabSettings } from '../../settings/values.ts';
import type { GoOn } from '../protocol/commands.ts';
import type { RunListing } from '../protocol/questions.ts';
import type { OwnFile } from '../protocol/values.ts';
import { dispatch } from './session.ts';
import type { Mistake, NamedFiles, Notice, RunChoice } from './state.ts';
import { ask } from './workerLine.ts';

/** What a reader can do. Each is an event of the session, which decides what comes of it (reduce.ts). */

export function change(changes: Partial<LabSettings>): void {
  dispatch({ event: 'settingsChanged', changes });
}

/** Tells that a field holds a text that its setting cannot have. */
export function reportMistake(setting: keyof LabSettings, mistake: Mistake): void {
  dispatch({ event: 'mistyped', setting, mistake });
}

/** Plays, or trains by a batch or an epoch: the present run, or a new one where the settings have changed. */
export function goOn(how: GoOn): void {
  dispatch({ event: 'goOnPressed', how });
}

export function pause(): void {
  dispatch({ event: 'pausePressed' });
}

/** A new run, held, that changes in its data what the present one does. */
export function begin(): void {
  dispatch({ event: 'newRunWanted', goOn: null });
}

/** Plays a new run with these edits of the data; with `null` on the data as they are. */
export function trainWith(edits: Edits | null): void {
  dispatch({ event: 'newRunWanted', edits, goOn: 'play' });
}

export function limitSpeed(stepsPerSecond: number | null): void {
  dispatch({ event: 'speedChosen', stepsPerSecond });
}

export function cancelLoading(): void {
  dispatch({ event: 'loadingCancelled' });
}

/** Takes files that were dropped or chosen: the folder of a run or a study, or data to train on. */
export async function takeFiles(name: string, files: readonly OwnFile[]): Promise<void> {
  dispatch({ event: 'filesTaken' });
  try {
    const runs = await ask<'runs'>({ ask: 'runs', name, files });
    dispatch({ event: 'filesExamined', files: { name, files }, runs });
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    dispatch({ event: 'failed', failure: { kind: 'data', sentence } });
  }
}

/** Reads the reader's files again, in another way. */
export function readAs(reading: ReadingOptions): void {
  dispatch({ event: 'readingChosen', reading });
}

/** Says which column holds the classes; `null` leaves the files alone. */
export function answerLabel(label: string | null): void {
  dispatch({ event: 'labelChosen', label });
}

export function openRun(choice: RunChoice, listing: RunListing): void {
  dispatch({ event: 'runChosen', choice, listing });
}

export function closeRunChoice(): void {
  dispatch({ event: 'runChoiceClosed' });
}

/** Whether the data of an opened run can be had by their name. */
export function isKnown(dataset: string): boolean {
  return DATASET_NAMES.includes(dataset);
}

/** Loads the data of the opened run by their name, or from files of the reader's. */
export function attach(files: NamedFiles | null = null): void {
  dispatch({ event: 'dataWanted', files });
}

/** Says something that the reader may want to know. */
export function notify(sentence: string, about: Notice['about'] = 'page'): void {
  dispatch({ event: 'noticeGiven', notice: { sentence, about } });
}

export function closeNotice(sentence: string): void {
  dispatch({ event: 'noticeClosed', sentence });
}

/** Says that something of the page itself failed. */
export function complain(sentence: string): void {
  dispatch({ event: 'failed', failure: { kind: 'unforeseen', sentence } });
}

export function closeFailure(): void {
  dispatch({ event: 'failureClosed' });
}
