import { begin, cancelLoading, goOn, limitSpeed, pause } from '../session/actions.ts';
import { editWords } from '../session/labels.ts';
import {
  isOpened,
  loading,
  phase,
  run,
  runCanBegin,
  runCanGoOn,
  settings,
  settingsChanged,
  speedLimit,
  training,
} from '../session/signals.ts';
import type { RunView } from '../session/state.ts';
import { usePreparing } from './usePreparing.ts';
import './transport.css';

const SPEEDS: readonly (readonly [name: string, stepsPerSecond: number | null])[] = [
  ['1 batch/s', 1],
  ['5 batches/s', 5],
  ['25 batches/s', 25],
  ['100 batches/s', 100],
  ['full speed', null],
];

const CHANGED =
  'The settings have changed: this begins a new run with them, and keeps the present one to compare it with';

/** Play, pause, step, reset and speed, and how far the run is. */
export function Transport() {
  const preparing = usePreparing();
  return (
    <div class="transport" role="toolbar" aria-label="Training">
      <PlayButton />
      <StepButtons />
      <NewRunButton />
      <SpeedChoice />
      {phase.value === 'loading' ? <Loading /> : preparing ? <Preparing /> : <Position />}
    </div>
  );
}

/** Says whether it lets the present run go on, or begins a new one since the settings have changed. */
function PlayButton() {
  const { playing } = training.value;
  const fresh = !playing && meansNewRun();
  return (
    <button
      type="button"
      class="button primary play"
      disabled={!runCanGoOn.value}
      title={fresh ? CHANGED : undefined}
      onClick={() => (playing ? pause() : goOn('play'))}
    >
      <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>
      {playing ? 'Pause' : fresh ? 'Play new run' : 'Play'}
    </button>
  );
}

function StepButtons() {
  return (
    <>
      <StepButton by="batch" does="Train on one batch" />
      <StepButton by="epoch" does="Train to the end of the epoch" />
    </>
  );
}

function StepButton({ by, does }: { by: 'batch' | 'epoch'; does: string }) {
  const off = !runCanGoOn.value || training.value.playing;
  const change = meansNewRun() ? `. ${CHANGED}` : '';
  return (
    <button type="button" class="button" disabled={off} onClick={() => goOn(by)} title={`${does}${change}`}>
      + {by}
    </button>
  );
}

function NewRunButton() {
  const wanted = settingsChanged.value;
  return (
    <button type="button" class={wanted ? 'button wanted' : 'button'} disabled={!runCanBegin.value} onClick={begin}>
      {wanted || isOpened.value ? 'New run' : 'Reset'}
    </button>
  );
}

function SpeedChoice() {
  return (
    <label class="speed">
      <span class="hidden">Speed</span>
      <select
        value={String(speedLimit.value)}
        onChange={(event) =>
          limitSpeed(event.currentTarget.value === 'null' ? null : Number(event.currentTarget.value))
        }
      >
        {SPEEDS.map(([name, stepsPerSecond]) => (
          <option key={name} value={String(stepsPerSecond)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether going on means a new run. An opened run goes on in no way. */
function meansNewRun(): boolean {
  return settingsChanged.value && !isOpened.value;
}

function Position() {
  const present = run.value;
  const { epochs, step: done, stepsPerSecond } = training.value;
  if (present === null) return null;
  const wanted = settings.value.epochs;
  const within = done / present.steps;
  const goal = wanted !== null && epochs <= wanted ? wanted : null; // Playing goes on beyond it.
  const share = goal === null ? within : (epochs + within) / goal;
  return (
    <div class="position">
      <span>
        epoch <b>{epochs}</b>
        {goal !== null && ` of ${goal}`}
      </span>
      <span>
        batch <b>{done}</b> of {present.steps}
      </span>
      {stepsPerSecond !== null && <span class="rate">{rounded(stepsPerSecond)} batches/s</span>}
      <TestError of={present} />
      <RunEdits of={present} />
      <progress max={1} value={Math.min(1, share)} aria-label="Share of the epochs" />
    </div>
  );
}

/** The error of the last whole epoch. */
function TestError({ of }: { of: RunView }) {
  const test = of.epochs.at(-1)?.rows.find((row) => row.split === 'test' && row.class === -1);
  if (test === undefined) return null;
  return (
    <span>
      test error <b>{(100 * test.error).toFixed(1)}%</b>
    </span>
  );
}

function RunEdits({ of }: { of: RunView }) {
  const edited = editWords(of);
  if (edited === '') return null;
  return (
    <span class="edited" title="This run trains on edited data; the tab Samples says more">
      {edited}
    </span>
  );
}

function Loading() {
  const progress = loading.value;
  if (progress === null || progress === 'starting') return <Preparing />;
  const { activity, name, done, total } = progress;
  const amounts = activity === 'downloading' ? `${megabytes(done)} of ${megabytes(total)} MB` : `${done} of ${total}`;
  return (
    <div class="position">
      <span>
        {activity} {name}: {amounts}
      </span>
      <button type="button" class="button" onClick={cancelLoading}>
        Cancel
      </button>
      <progress max={total} value={done} aria-label={`${activity} ${name}`} />
    </div>
  );
}

function Preparing() {
  return (
    <div class="position" role="status">
      preparing …
    </div>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function rounded(rate: number): string {
  return rate >= 10 ? String(Math.round(rate)) : rate.toFixed(1);
}
