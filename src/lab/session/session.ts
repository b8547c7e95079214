import { type ReadonlySignal, signal } from '@preact/signals';
import type { SessionEvent } from './events.ts';
import { reduce } from './reduce.ts';
import { INITIAL_STATE, type SessionState } from './state.ts';
import { post } from './workerLine.ts';

const state = signal<SessionState>(INITIAL_STATE);

/** The one state of the session, which views read in parts (signals.ts). */
export const session: ReadonlySignal<SessionState> = state;

/** Lets an event change the session, then posts the commands that came of it. */
export function dispatch(event: SessionEvent): void {
  const { outbox, ...next } = reduce(state.peek(), event);
  state.value = { ...next, outbox: [] };
  for (const command of outbox) post(command);
}
