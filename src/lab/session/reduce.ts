import { changeSettings, followAddress, openPage, recordMistake } from './changes.ts';
import type { SessionEvent } from './events.ts';
import { dataAttached, dataWanted, filesExamined, openRun, runOpened } from './folders.ts';
import { dataCame, loadFailed } from './loads.ts';
import { epochCame, peekCame, trainingMoved } from './measured.ts';
import { fail, GONE, say, send, unsay } from './messages.ts';
import { began, beginFailed, goOnPressed, newRunWanted } from './runs.ts';
import type { SessionState } from './state.ts';

/** The session after an event. Pure: commands for the worker are put into the state's outbox. */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.event) {
    // What the page meets.
    case 'pageOpened':
      return openPage(state, event);
    case 'addressChanged':
      return followAddress(state, event.settings, event.complaints);
    case 'noticeGiven':
      return say(state, event.notice);
    case 'workerBroken':
      return fail({ ...state, loading: null }, 'unforeseen', event.sentence);
    case 'workerGone':
      return endWorker(state);

    // What the reader does.
    case 'settingsChanged':
      return changeSettings(state, event.changes);
    case 'mistyped':
      return recordMistake(state, event.setting, event.mistake);
    case 'goOnPressed':
      return goOnPressed(state, event.how);
    case 'pausePressed':
      return send(state, [{ do: 'pause' }]);
    case 'newRunWanted':
      return newRunWanted(state, event.goOn, event.edits);
    case 'speedChosen':
      return chooseSpeed(state, event.stepsPerSecond);
    case 'loadingCancelled':
      return send(state, [{ do: 'cancel' }]);
    case 'filesTaken':
      return { ...state, failure: null, loading: 'starting' };
    case 'filesExamined':
      return filesExamined(state, event.files, event.runs);
    case 'runChosen':
      return openRun(state, event.choice, event.listing);
    case 'runChoiceClosed':
      return { ...state, runChoice: null };
    case 'dataWanted':
      return dataWanted(state, event.files);
    case 'noticeClosed':
      return unsay(state, event.sentence);
    case 'failureClosed':
      return { ...state, failure: null };

    // What the worker tells.
    case 'alive':
      return state;
    case 'ready':
      return { ...state, adapter: event.adapter };
    case 'loading':
      return { ...state, loading: event.progress };
    case 'data':
      return dataCame(state, event.data);
    case 'loadFailed':
      return loadFailed(state);
    case 'opened':
      return runOpened(state, event.run);
    case 'attached':
      return dataAttached(state, event.data);
    case 'began':
      return began(state, event.run);
    case 'beginFailed':
      return beginFailed(state);
    case 'state':
      return trainingMoved(state, event.state);
    case 'epoch':
      return epochCame(state, event);
    case 'live':
      return peekCame(state, event.run, event.live);
    case 'notice':
      return say(state, { sentence: event.sentence, about: event.about }, event.replaces);
    case 'failed':
      return { ...unsay(state, event.replaces), failure: event.failure, loading: null };
  }
}

function chooseSpeed(state: SessionState, stepsPerSecond: number | null): SessionState {
  return send(state, [{ do: 'speed', stepsPerSecond }], { speedLimit: stepsPerSecond });
}

/** The run stays to be looked at, but nothing more comes of it. */
function endWorker(state: SessionState): SessionState {
  const training = { ...state.training, playing: false, stepsPerSecond: null };
  const ended = { ...state, workerGone: true, loading: null, pendingLoads: [], pendingRuns: [], training };
  return fail(ended, 'unforeseen', GONE);
}
