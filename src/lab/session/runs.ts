import { layerShapes, parameterCount } from '../../mlp/shape.ts';
import type { Edits } from '../../run/edits/edits.ts';
import type { GoOn } from '../protocol/commands.ts';
import type { RunBeginning } from '../protocol/values.ts';
import { canGoOn, lastBeginning, phaseOf, settingsDiffer } from './lifecycle.ts';
import { fail, forgetNotices, say, send } from './messages.ts';
import { runSettingsOfLab } from './settings.ts';
import { type Beginning, HELD, type RunView, type SessionState } from './state.ts';

/** Runs: asked for, begun, or failed to begin. The worker begins one after another, and answers each request. */

/** A new run with the present settings. The one before stays to be compared with, where it has an epoch. */
export function requestRun(state: SessionState, goOn: GoOn | null, edits: Edits | null = editsOf(state)): SessionState {
  if (state.data === null) return state;
  const { settings } = state;
  const begin = { do: 'begin', settings: runSettingsOfLab(settings), edits, goOn } as const;
  const changes = { failure: null, pendingRuns: [...state.pendingRuns, { settings, edits }] };
  return send(state, [{ do: 'stopAt', epochs: settings.epochs }, begin], changes);
}

/** A new run, unless a field holds what cannot be. */
export function newRunWanted(state: SessionState, goOn: GoOn | null, edits?: Edits | null): SessionState {
  if (phaseOf(state) === 'loading') return state;
  return heldBack(state) ?? requestRun(state, goOn, edits);
}

/** Trains on; where the settings have changed since the run began, a new run with them. */
export function goOnPressed(state: SessionState, how: GoOn): SessionState {
  if (!canGoOn(state)) return state;
  const held = heldBack(state);
  if (held !== null) return held;
  return settingsDiffer(state) ? requestRun(state, how) : send(state, [{ do: 'goOn', how }]);
}

/** A run with the present settings, unless that is the one that began or will. */
export function beginUnlessSame(state: SessionState): SessionState {
  return lastBeginning(state) === null || settingsDiffer(state) ? requestRun(state, null) : state;
}

export function began(state: SessionState, beginning: RunBeginning): SessionState {
  const [begun = null, ...pendingRuns] = state.pendingRuns;
  const previousRun = comparable(state.run) ?? state.previousRun;
  const run = newRunView(beginning);
  const next = { ...forgetNotices(state, 'run'), run, previousRun, begun, pendingRuns, training: HELD, live: null };
  return sayBatchSize(next, begun, beginning);
}

/** The present run stays, with its settings and edits. */
export function beginFailed(state: SessionState): SessionState {
  return { ...state, pendingRuns: state.pendingRuns.slice(1) };
}

/** The run, if it has an epoch to compare others with. */
export function comparable(run: RunView | null): RunView | null {
  return run !== null && run.epochs.length > 0 ? run : null;
}

export function newRunView(beginning: RunBeginning): RunView {
  const { inputs, hidden, classes, activation } = beginning.config;
  const shapes = layerShapes({ inputs, hidden, classes: classes.length, activation });
  const layers = shapes.map(({ name }) => name);
  return { ...beginning, layers, parameters: shapes.map(parameterCount), epochs: [], values: null };
}

/** The state that says which field is wrong; `null` where none is. */
function heldBack(state: SessionState): SessionState | null {
  const [mistake] = Object.values(state.mistakes);
  return mistake === undefined ? null : fail(state, 'field', mistake.sentence);
}

/** What the present run changes in its data, the next one changes too. */
function editsOf(state: SessionState): Edits | null {
  return lastBeginning(state)?.edits ?? null;
}

function sayBatchSize(state: SessionState, begun: Beginning | null, { config }: RunBeginning): SessionState {
  const wanted = begun?.settings.batchSize ?? config.batchSize;
  if (wanted <= config.batchSize) return state;
  const sentence =
    `The batch size of ${wanted} is more than the ${config.samples} training samples, so this run takes all of them in ` +
    'every batch. The setting stays for larger data.';
  return say(state, { sentence, about: 'run' });
}
