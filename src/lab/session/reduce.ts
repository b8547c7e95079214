import { changeSettings, followAddress, openPage, recordMistake } from './changes.ts';
import type { SessionEvent } from './events.ts';
import { dataAttached, dataWanted, filesExamined, openRun, runOpened } from './folders.ts';
import { dataCame, loadFailed } from './loads.ts';
import { epochCame, peekCame, trainingMoved } from './measured.ts';
import { fail, GONE, say, send, unsay } from './messages.ts';
import { askLabel, chooseLabel, readOtherwise } from './ownReading.ts';
import { began, beginFailed, goOnPressed, newRunWanted } from './runs.ts';
import type { SessionState } from './state.ts';

type Kind = SessionEvent['event'];

/** An event of one kind, or of one among several kinds. */
type EventOf<K extends Kind> = { [P in K]: Extract<SessionEvent, { event: P }> }[K];

/** What each kind of event makes of the session. The types ask for a line per kind. */
const NEXT: { readonly [K in Kind]: (state: SessionState, event: EventOf<K>) => SessionState } = {
  // What the page meets.
  pageOpened: openPage,
  addressChanged: (state, { settings, complaints }) => followAddress(state, settings, complaints),
  noticeGiven: (state, { notice }) => say(state, notice),
  workerBroken: (state, { sentence }) => fail({ ...state, loading: null }, 'unforeseen', sentence),
  workerGone: endWorker,

  // What the reader does.
  settingsChanged: (state, { changes }) => changeSettings(state, changes),
  mistyped: (state, { setting, mistake }) => recordMistake(state, setting, mistake),
  goOnPressed: (state, { how }) => goOnPressed(state, how),
  pausePressed: (state) => send(state, [{ do: 'pause' }]),
  newRunWanted: (state, { goOn, edits }) => newRunWanted(state, goOn, edits),
  speedChosen: (state, { stepsPerSecond }) => chooseSpeed(state, stepsPerSecond),
  loadingCancelled: (state) => send(state, [{ do: 'cancel' }]),
  filesTaken: (state) => ({ ...state, failure: null, loading: 'starting' }),
  filesExamined: (state, { files, runs }) => filesExamined(state, files, runs),
  readingChosen: (state, { reading }) => readOtherwise(state, reading),
  labelChosen: (state, { label }) => chooseLabel(state, label),
  runChosen: (state, { choice, listing }) => openRun(state, choice, listing),
  runChoiceClosed: (state) => ({ ...state, runChoice: null }),
  dataWanted: (state, { files }) => dataWanted(state, files),
  noticeClosed: (state, { sentence }) => unsay(state, sentence),
  failureClosed: (state) => ({ ...state, failure: null }),

  // What the worker tells.
  alive: (state) => state,
  ready: (state, { adapter }) => ({ ...state, adapter }),
  loading: (state, { progress }) => ({ ...state, loading: progress }),
  data: (state, { data }) => dataCame(state, data),
  labelAsked: (state, { question }) => askLabel(state, question),
  loadFailed,
  opened: (state, { run }) => runOpened(state, run),
  attached: (state, { data }) => dataAttached(state, data),
  began: (state, { run }) => began(state, run),
  beginFailed,
  state: (state, { state: training }) => trainingMoved(state, training),
  epoch: epochCame,
  live: (state, { run, live }) => peekCame(state, run, live),
  notice: (state, { sentence, about, replaces }) => say(state, { sentence, about }, replaces),
  failed: (state, { failure, replaces }) => ({ ...unsay(state, replaces), failure, loading: null }),
};

/** The session after an event. Pure: commands for the worker are put into the state's outbox. */
export function reduce<K extends Kind>(state: SessionState, event: EventOf<K>): SessionState {
  return NEXT[event.event](state, event);
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
