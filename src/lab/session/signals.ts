import { computed, type ReadonlySignal } from '@preact/signals';
import { canBegin, canGoOn, phaseOf, settingsDiffer, showsOpenedRun } from './lifecycle.ts';
import { session } from './session.ts';
import type { SessionState } from './state.ts';

/** The parts of the session's state that views read, each as a signal of its own (described in state.ts). */

function part<K extends keyof SessionState>(key: K): ReadonlySignal<SessionState[K]> {
  return computed(() => session.value[key]);
}

export const settings = part('settings');
export const mistakes = part('mistakes');
export const ownFiles = part('ownFiles');
export const speedLimit = part('speedLimit');

export const adapter = part('adapter');

export const data = part('data');
export const dataNumber = part('dataNumber');
export const loaded = part('loaded');
export const loading = part('loading');
export const runChoice = part('runChoice');
export const opened = part('opened');

export const run = part('run');
export const previousRun = part('previousRun');
export const training = part('training');
export const live = part('live');

export const failure = part('failure');
export const notices = part('notices');

export const phase = computed(() => phaseOf(session.value));
/** Whether the present run came from a folder: it is looked at, and trains no further. */
export const isOpened = computed(() => showsOpenedRun(session.value));
export const runCanGoOn = computed(() => canGoOn(session.value));
export const runCanBegin = computed(() => canBegin(session.value));
/** Whether going on means a new run, since the settings have changed. */
export const settingsChanged = computed(() => settingsDiffer(session.value));
export const classes = computed(() => data.value?.classes ?? []);
