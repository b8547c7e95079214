import { wholeSamples } from '../../run/edits/edits.ts';
import type { DataRequest } from '../protocol/commands.ts';
import type { RunListing } from '../protocol/questions.ts';
import type { LoadedData, OpenedRunView } from '../protocol/values.ts';
import { forgetData, requestLoad } from './loads.ts';
import { send } from './messages.ts';
import { newRunView } from './runs.ts';
import { OWN, settingsOf } from './settings.ts';
import { HELD, type NamedFiles, type SessionState } from './state.ts';

/** Files of the reader's: data to train on, or the folders of runs to look at. */

/** Without runs the files are data; a single run is opened; among several the reader chooses. */
export function filesExamined(state: SessionState, files: NamedFiles, runs: readonly RunListing[]): SessionState {
  const [only] = runs;
  if (only === undefined) return trainOn(state, files);
  if (runs.length === 1) return openRun(state, files, only);
  return { ...state, loading: null, runChoice: { ...files, runs } };
}

export function openRun(state: SessionState, { name, files }: NamedFiles, { path }: RunListing): SessionState {
  const changes = { runChoice: null, loading: 'starting', failure: null, attaching: null } as const;
  return send(state, [{ do: 'openRun', name, files, path }], changes);
}

/** The opened run is shown with its settings. The one before stays to be compared with, where its data are the same. */
export function runOpened(state: SessionState, view: OpenedRunView): SessionState {
  const { data, beginning, epochs, values, adapter, previous } = view;
  const settings = settingsOf(beginning.config);
  const previousRun = [state.run, state.previousRun].find((run) => run?.run === previous) ?? null;
  return {
    ...forgetData(state),
    data,
    settings,
    mistakes: {},
    loaded: { settings, ownFiles: state.ownFiles, notice: null },
    begun: { settings, edits: null },
    run: { ...newRunView(beginning), epochs, values },
    previousRun,
    training: { ...HELD, epochs: epochs.length },
    opened: { run: beginning.run, config: beginning.config, adapter },
  };
}

/** The data of the opened run are wanted: from files, or by their name. */
export function dataWanted(state: SessionState, files: NamedFiles | null): SessionState {
  const config = state.opened?.config;
  if (config === undefined) return state;
  const limits = { samples: wholeSamples(config), testSamples: config.testSamples };
  const data: DataRequest = files
    ? { from: 'files', ...files, reading: config.reading, ...limits }
    : { from: 'name', name: config.dataset, ...limits };
  return send(state, [{ do: 'attach', data }], { attaching: files, loading: 'starting', failure: null });
}

export function dataAttached(state: SessionState, data: LoadedData): SessionState {
  return { ...state, data, ownFiles: state.attaching ?? state.ownFiles, attaching: null };
}

function trainOn(state: SessionState, files: NamedFiles): SessionState {
  const settings = { ...state.settings, dataset: OWN, samples: null, testSamples: null };
  return requestLoad({ ...state, ownFiles: files, settings });
}
