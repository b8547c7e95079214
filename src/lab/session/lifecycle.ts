import { sameRun } from './settings.ts';
import type { Beginning, SessionState } from './state.ts';

/**
 * Where the session stands. `empty`: no data were asked for. `failed`: there is no run, and the failure says why.
 * `opened`: the run came from a folder and trains no further. `gone`: the worker has ended.
 */
export type Phase = 'empty' | 'loading' | 'beginning' | 'held' | 'running' | 'opened' | 'failed' | 'gone';

export function phaseOf(state: SessionState): Phase {
  if (state.workerGone) return 'gone';
  if (state.loading !== null || state.pendingLoads.length > 0) return 'loading';
  if (state.pendingRuns.length > 0) return 'beginning';
  if (state.run === null) return state.failure === null ? 'empty' : 'failed';
  if (showsOpenedRun(state)) return 'opened';
  return state.training.playing ? 'running' : 'held';
}

/** Whether the present run came from a folder. */
export function showsOpenedRun({ opened, run }: SessionState): boolean {
  return opened !== null && opened.run === run?.run;
}

/** Whether there is a run that can go on. Where the worker is gone there is, and trying it says what happened. */
export function canGoOn(state: SessionState): boolean {
  return state.run !== null && !showsOpenedRun(state) && phaseOf(state) !== 'loading';
}

/** Whether a run can begin on the data that are there. */
export function canBegin(state: SessionState): boolean {
  return state.data?.loaded === true && phaseOf(state) !== 'loading';
}

/** Whether the present run has a step. One without is not worth keeping when the settings change. */
export function isUnderWay({ run, training }: SessionState): boolean {
  return run !== null && (run.epochs.length > 0 || training.step > 0);
}

/** Settings and edits of the run that was requested last: the present one, unless another is being prepared. */
export function lastBeginning({ pendingRuns, begun }: SessionState): Beginning | null {
  return pendingRuns.at(-1) ?? begun;
}

/** Whether the settings are no longer those of that run: going on means a new run then. */
export function settingsDiffer(state: SessionState): boolean {
  const last = lastBeginning(state);
  return last !== null && !sameRun(last.settings, state.settings);
}
