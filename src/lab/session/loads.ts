import type { DataRequest } from '../protocol/commands.ts';
import type { LoadedData } from '../protocol/values.ts';
import { fail, forgetNotices, say, send } from './messages.ts';
import { requestRun } from './runs.ts';
import { OWN } from './settings.ts';
import { HELD, type LoadRequest, type SessionState } from './state.ts';

/** Data: asked for, come, or failed to come. The worker loads one after another, and answers each request. */

const CHOOSE_FILES = 'The files of these data are not there any more: choose them with “Own files …”, or other data.';

/** Asks the worker for the data of the settings. */
export function requestLoad(state: SessionState, notice: string | null = null): SessionState {
  const { settings, ownFiles } = state;
  if (settings.dataset === OWN && ownFiles === null) return fail(returnToLoaded(state), 'data', CHOOSE_FILES);
  const request: LoadRequest = { settings, ownFiles, notice };
  const pendingLoads = [...state.pendingLoads, request];
  const changes = { failure: null, loading: 'starting', pendingLoads, refusedFiles: null } as const;
  return send(state, [{ do: 'load', data: dataRequest(request) }], changes);
}

/** The data that the worker has, or will have once it has carried out all that it was asked. */
export function lastRequest({ pendingLoads, loaded }: SessionState): LoadRequest | null {
  return pendingLoads.at(-1) ?? loaded;
}

/** New data replace the old ones and all that belongs to them, and a run begins. */
export function dataCame(state: SessionState, data: LoadedData): SessionState {
  const [loaded = null, ...pendingLoads] = state.pendingLoads;
  const emptied = { ...forgetData(state), data, loaded, pendingLoads, opened: null, begun: null };
  const told = loaded?.notice ? say(emptied, { sentence: loaded.notice, about: 'data' }) : emptied;
  return requestRun(told, null);
}

/**
 * Where nothing else is on its way, the settings are again those of the data that are there. Files of the reader's are kept:
 * they may be read otherwise.
 */
export function loadFailed(state: SessionState): SessionState {
  const [failed, ...pendingLoads] = state.pendingLoads;
  const refusedFiles = failed?.settings.dataset === OWN ? failed.ownFiles : null;
  const next = { ...state, pendingLoads, refusedFiles };
  return next.pendingLoads.length > 0 ? next : returnToLoaded(next);
}

/** The state without data and without all that was of them. */
export function forgetData(state: SessionState): SessionState {
  const dataNumber = state.dataNumber + 1;
  const quiet = forgetNotices(state, 'data', 'run');
  return { ...quiet, data: null, dataNumber, run: null, previousRun: null, live: null, training: HELD };
}

function returnToLoaded(state: SessionState): SessionState {
  if (state.loaded === null) return state;
  const { dataset, samples, testSamples } = state.loaded.settings;
  const { dataset: _, samples: __, testSamples: ___, ...mistakes } = state.mistakes;
  const settings = { ...state.settings, dataset, samples, testSamples };
  return { ...state, settings, mistakes, ownFiles: state.loaded.ownFiles };
}

function dataRequest({ settings, ownFiles }: LoadRequest): DataRequest {
  const { dataset, samples, testSamples } = settings;
  const limits = { samples: samples ?? undefined, testSamples: testSamples ?? undefined };
  if (dataset === OWN && ownFiles !== null) return { from: 'files', ...ownFiles, ...limits };
  return { from: 'name', name: dataset, ...limits };
}
