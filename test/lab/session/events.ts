import type { EpochSummary, LoadedData, OpenedRunView } from '../../../src/lab/protocol/values.ts';
import type { SessionEvent } from '../../../src/lab/session/events.ts';
import { reduce } from '../../../src/lab/session/reduce.ts';
import { runSettingsOfLab } from '../../../src/lab/session/settings.ts';
import { INITIAL_STATE, type SessionState } from '../../../src/lab/session/state.ts';
import type { RunConfig } from '../../../src/run/config.ts';
import type { Edits } from '../../../src/run/edits/edits.ts';
import { LAB_DEFAULTS } from '../../../src/settings/labSettings.ts';
import type { LabSettings } from '../../../src/settings/values.ts';

// What the worker and the reader do, as events of the session, for the tests of its reducer.

/** The session after these events. */
export function sessionAfter(state: SessionState, ...events: readonly SessionEvent[]): SessionState {
  return events.reduce(reduce, state);
}

/** The commands for the worker that an event leads to. */
export function commandsOf(state: SessionState, event: SessionEvent) {
  return reduce({ ...state, outbox: [] }, event).outbox;
}

export const SETTINGS: LabSettings = { ...LAB_DEFAULTS, samples: 600, testSamples: 100, hidden: [16] };

export function pageOpened(settings: LabSettings = SETTINGS, forgottenFiles: string | null = null): SessionEvent {
  return { event: 'pageOpened', settings, complaints: [], adapter: 'auto', forgottenFiles };
}

export function dataOf(samples: number, name = 'strokes'): LoadedData {
  return {
    name,
    image: { width: 28, height: 28, channels: 1 },
    classes: ['a', 'b'],
    samples,
    testSamples: 100,
    labels: new Uint16Array(samples),
    truth: null,
    items: null,
    reading: null,
    digest: `${name} ${samples}`,
    loaded: true,
  };
}

export const data = (samples: number): SessionEvent => ({ event: 'data', data: dataOf(samples) });
export const notLoading: SessionEvent = { event: 'loading', progress: null };

/** A run as the worker begins it: its batches are no larger than its data. */
export function began(run: number, samples: number, settings: LabSettings = SETTINGS): SessionEvent {
  return { event: 'began', run: { run, config: configOf(samples, settings), steps: 12 } };
}

export function configOf(samples: number, settings: LabSettings, edits?: Edits): RunConfig {
  const batchSize = Math.min(settings.batchSize, samples);
  const sizes = { samples, testSamples: 100, inputs: 784, classes: ['a', 'b'] };
  const config = {
    ...runSettingsOfLab(settings),
    dataset: settings.dataset,
    batchSize,
    ...sizes,
    ...(edits && { edits }),
  };
  return config as unknown as RunConfig;
}

export function summary(epoch: number): EpochSummary {
  return { epoch, rows: [], totals: [], shares: [] };
}

export const epoch = (run: number, number: number): SessionEvent => ({
  event: 'epoch',
  run,
  epoch: summary(number),
});

export function held(epochs: number, step = 0): SessionEvent {
  return { event: 'state', state: { playing: false, epochs, step, stepsPerSecond: null } };
}

export function running(epochs: number, step = 0): SessionEvent {
  return { event: 'state', state: { playing: true, epochs, step, stepsPerSecond: 50 } };
}

/** A run with two epochs is opened from a folder. */
export function openedRun(run: number, previous: number | null, settings: LabSettings = SETTINGS): SessionEvent {
  const samples = settings.samples ?? 600;
  const view = {
    data: { ...dataOf(samples, settings.dataset), loaded: false },
    beginning: { run, config: configOf(samples, settings), steps: 12 },
    epochs: [summary(1), summary(2)],
    values: null,
    adapter: 'a GPU',
    previous,
  };
  return { event: 'opened', run: view as unknown as OpenedRunView };
}

/** The session with a run on 600 samples that has one epoch and is held. */
export function trained(settings: LabSettings = SETTINGS): SessionState {
  const events = [pageOpened(settings), data(600), notLoading, began(1, 600, settings), held(0), epoch(1, 1), held(1)];
  return sessionAfter(INITIAL_STATE, ...events);
}
