import type { LabSettings } from '../../settings/values.ts';
import type { PageEvent } from './events.ts';
import { isUnderWay, phaseOf } from './lifecycle.ts';
import { lastRequest, requestLoad } from './loads.ts';
import { forgetNotices, send } from './messages.ts';
import { beginUnlessSame } from './runs.ts';
import { sameData } from './settings.ts';
import type { Mistake, SessionState } from './state.ts';

/** Settings: from the address, and as the reader changes them. */

type PageOpened = Extract<PageEvent, { event: 'pageOpened' }>;

/** Opens the adapter and loads the data of the address. */
export function openPage(
  state: SessionState,
  { settings, complaints, adapter, forgottenFiles }: PageOpened,
): SessionState {
  const opened = send(complainOf(state, complaints), [{ do: 'open', adapter }], { settings });
  return requestLoad(opened, forgottenFiles === null ? null : chooseAgain(forgottenFiles, settings.dataset));
}

export function followAddress(state: SessionState, settings: LabSettings, complaints: readonly string[]): SessionState {
  return changeSettings(complainOf(state, complaints), settings);
}

/** Takes over settings: data are loaded where they differ; a run without a step gives way to one with the settings. */
export function changeSettings(state: SessionState, changes: Partial<LabSettings>): SessionState {
  const settings = { ...state.settings, ...changes };
  const next = tellEpochs({ ...withoutMistakes(state, changes), settings }, changes);
  const requested = lastRequest(state);
  if (requested === null || !sameData(requested.settings, settings)) return requestLoad(next);
  if (phaseOf(next) === 'loading' || isUnderWay(next)) return next;
  return beginUnlessSame(next);
}

/** The setting stays as it was until the field holds what can be. */
export function recordMistake(state: SessionState, setting: keyof LabSettings, mistake: Mistake): SessionState {
  return { ...state, mistakes: { ...state.mistakes, [setting]: mistake } };
}

/** The mistakes in fields that have other texts now are gone, and with the last one what was said of it. */
function withoutMistakes(state: SessionState, changes: Partial<LabSettings>): SessionState {
  const left = Object.entries(state.mistakes).filter(([setting]) => !(setting in changes));
  const failure = state.failure?.kind === 'field' && left.length === 0 ? null : state.failure;
  return { ...state, mistakes: Object.fromEntries(left), failure };
}

function tellEpochs(state: SessionState, { epochs }: Partial<LabSettings>): SessionState {
  return epochs === undefined ? state : send(state, [{ do: 'stopAt', epochs }]);
}

function complainOf(state: SessionState, complaints: readonly string[]): SessionState {
  const notices = complaints.map((sentence) => ({ sentence, about: 'address' }) as const);
  const { notices: others } = forgetNotices(state, 'address');
  return { ...state, notices: [...others, ...notices] };
}

function chooseAgain(files: string, dataset: string): string {
  return `The files of “${files}” have to be chosen again, since a page cannot keep files; until then these are ${dataset}.`;
}
