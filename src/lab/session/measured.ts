import type { WorkerEvent } from '../protocol/events.ts';
import type { LiveEpoch, TrainingState } from '../protocol/values.ts';
import type { SessionState } from './state.ts';

type EpochEvent = Extract<WorkerEvent, { event: 'epoch' }>;

/** Measurements of the present run; those of any other run are dropped. */

export function epochCame(state: SessionState, { run: number, epoch, values }: EpochEvent): SessionState {
  const { run } = state;
  if (run?.run !== number) return state;
  const epochs = [...run.epochs.slice(0, epoch.epoch - 1), epoch];
  return { ...state, live: null, run: { ...run, epochs, values: values ?? run.values } };
}

export function peekCame(state: SessionState, number: number, live: LiveEpoch): SessionState {
  const { run } = state;
  return run?.run === number ? { ...state, live, run: { ...run, values: live.values } } : state;
}

/** Nothing is left of an epoch that has to be trained again. */
export function trainingMoved(state: SessionState, training: TrainingState): SessionState {
  return { ...state, training, live: training.step === 0 ? null : state.live };
}
