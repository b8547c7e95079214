import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { LabelQuestion } from '../protocol/events.ts';
import { requestLoad } from './loads.ts';
import { OWN } from './settings.ts';
import type { NamedFiles, SessionState } from './state.ts';

/** How the reader's own files are read: what the reader says of them, and what they have to be asked. */

/** The files are loaded again, all of their samples: another way of reading may leave others. */
export function readOtherwise(state: SessionState, reading: ReadingOptions): SessionState {
  const files = state.refusedFiles ?? state.ownFiles;
  return files === null ? state : requestOwn(state, { ...files, reading });
}

/** The files that the worker is loading wait for the answer. */
export function askLabel(state: SessionState, question: LabelQuestion): SessionState {
  const files = state.pendingLoads[0]?.ownFiles ?? null;
  return files === null ? state : { ...state, labelQuestion: { ...question, files } };
}

export function chooseLabel(state: SessionState, label: string | null): SessionState {
  const { labelQuestion } = state;
  const answered = { ...state, labelQuestion: null };
  if (labelQuestion === null || label === null) return answered;
  const { files } = labelQuestion;
  return requestOwn(answered, { ...files, reading: { ...files.reading, label } });
}

function requestOwn(state: SessionState, ownFiles: NamedFiles): SessionState {
  const settings = { ...state.settings, dataset: OWN, samples: null, testSamples: null };
  return requestLoad({ ...state, ownFiles, settings });
}
