import { computed, type ReadonlySignal } from '@preact/signals';
import { canBegin, canGoOn, phaseOf, settingsDiffer, showsOpenedRun } from './lifecycle.ts';
import { session } from './session.ts';
import type { SessionState } from './state.ts';

/** The parts of the session's state that views read, each as a signal of its own (described in state.ts). */

function stateSignal<K extends keyof SessionState>(key: K): ReadonlySignal<SessionState[K]> {
  return computed(() => session.value[key]);
}

export const settings = stateSignal('settings');
export const mistakes = stateSignal('mistakes');
export const ownFiles = stateSignal('ownFiles');
export const speedLimit = stateSignal('speedLimit');

export const adapter = stateSignal('adapter');

export const data = stateSignal('data');
export const dataNumber = stateSignal('dataNumber');
export const loaded = stateSignal('loaded');
export const loading = stateSignal('loading');
export const refusedFiles = stateSignal('refusedFiles');
export const labelQuestion = stateSignal('labelQuestion');
export const runChoice = stateSignal('runChoice');
export const opened = stateSignal('opened');

export const run = stateSignal('run');
export const previousRun = stateSignal('previousRun');
export const training = stateSignal('training');
export const live = stateSignal('live');

export const failure = stateSignal('failure');
export const notices = stateSignal('notices');

export const phase = computed(() => phaseOf(session.value));
/** Whether the present run came from a folder: it is looked at, and trains no further. */
export const isOpened = computed(() => showsOpenedRun(session.value));
export const runCanGoOn = computed(() => canGoOn(session.value));
export const runCanBegin = computed(() => canBegin(session.value));
/** Whether going on means a new run, since the settings have changed. */
export const settingsChanged = computed(() => settingsDiffer(session.value));
export const classes = computed(() => data.value?.classes ?? []);
