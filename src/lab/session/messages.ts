import type { Command } from '../protocol/commands.ts';
import type { FailureKind } from '../protocol/events.ts';
import type { Notice, SessionState } from './state.ts';

/** What the session says to the reader, and what it says to the worker. */

export const GONE =
  'The worker that trains has ended, most likely for lack of memory, and its run with it. Reload the page, which keeps the ' +
  'settings, and take fewer samples or smaller layers.';

/** How many notices stay beside a new one. */
const NOTICES_KEPT = 2;

/** Commands that the worker has to carry out, and what they change here. Where it is gone, that is said again instead. */
export function send(
  state: SessionState,
  commands: readonly Command[],
  changes: Partial<SessionState> = {},
): SessionState {
  if (state.workerGone) return fail(state, 'unforeseen', GONE);
  return { ...state, ...changes, outbox: [...state.outbox, ...commands] };
}

export function fail(state: SessionState, kind: FailureKind, sentence: string): SessionState {
  return { ...state, failure: { kind, sentence } };
}

/** Adds a notice in place of an equal one and of the one that it replaces. */
export function say(state: SessionState, notice: Notice, replaces?: string): SessionState {
  const others = state.notices.filter(({ sentence }) => sentence !== notice.sentence && sentence !== replaces);
  return { ...state, notices: [...others.slice(-NOTICES_KEPT), notice] };
}

export function unsay(state: SessionState, sentence: string | undefined): SessionState {
  return { ...state, notices: state.notices.filter((notice) => notice.sentence !== sentence) };
}

/** Notices go with what they are about. */
export function forgetNotices(state: SessionState, ...about: readonly Notice['about'][]): SessionState {
  return { ...state, notices: state.notices.filter((notice) => !about.includes(notice.about)) };
}
