import { begin, cancelLoading, pause, play, setSpeed, step } from '../session/actions.ts';
import { begun, data, isOpened, loading, preparing, run, settings, speed, training } from '../session/lab.ts';
import { editWords } from '../session/labels.ts';
import { sameRun } from '../session/settings.ts';

const SPEEDS: readonly (readonly [name: string, stepsPerSecond: number | null])[] = [
  ['1 batch/s', 1],
  ['5 batches/s', 5],
  ['25 batches/s', 25],
  ['100 batches/s', 100],
  ['full speed', null],
];

/** Play, pause, step, reset and speed, and how far the run is. */
export function Transport() {
  const { playing } = training.value;
  const idle = loading.value === null;
  const ready = idle && run.value !== null && !isOpened.value;
  const changed = begun.value !== null && !sameRun(begun.value, settings.value);
  return (
    <div class="transport" role="toolbar" aria-label="Training">
      <button type="button" class="play" disabled={!ready} onClick={() => (playing ? pause() : play())}>
        <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>
        {playing ? 'Pause' : 'Play'}
      </button>
      <button type="button" disabled={!ready || playing} onClick={() => step('batch')} title="Train on one batch">
        + batch
      </button>
      <button
        type="button"
        disabled={!ready || playing}
        onClick={() => step('epoch')}
        title="Train to the end of the epoch"
      >
        + epoch
      </button>
      <button type="button" class={changed ? 'wanted' : ''} disabled={!idle || !data.value?.loaded} onClick={begin}>
        {changed || isOpened.value ? 'New run' : 'Reset'}
      </button>
      <label class="speed">
        <span class="hidden">Speed</span>
        <select
          value={String(speed.value)}
          onChange={(event) =>
            setSpeed(event.currentTarget.value === 'null' ? null : Number(event.currentTarget.value))
          }
        >
          {SPEEDS.map(([name, stepsPerSecond]) => (
            <option key={name} value={String(stepsPerSecond)}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {loading.value !== null ? <Loading /> : preparing.value ? <Preparing /> : <Position />}
    </div>
  );
}

function Position() {
  const present = run.value;
  const { epochs, step: done, stepsPerSecond } = training.value;
  if (present === null) return null;
  const last = present.epochs.at(-1);
  const test = last?.rows.find((row) => row.split === 'test' && row.class === -1);
  const wanted = settings.value.epochs;
  const edited = editWords(present);
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
      {test && (
        <span>
          test error <b>{(100 * test.error).toFixed(1)}%</b>
        </span>
      )}
      {edited !== '' && (
        <span class="edited" title="This run trains on edited data; the tab Samples says more">
          {edited}
        </span>
      )}
      <progress max={1} value={Math.min(1, share)} aria-label="Share of the epochs" />
    </div>
  );
}

function Loading() {
  const progress = loading.value;
  if (progress === null) return null;
  if (progress === 'starting') {
    return <Preparing />;
  }
  const { activity, name, done, total } = progress;
  const amounts = activity === 'downloading' ? `${megabytes(done)} of ${megabytes(total)} MB` : `${done} of ${total}`;
  return (
    <div class="position">
      <span>
        {activity} {name}: {amounts}
      </span>
      <button type="button" onClick={cancelLoading}>
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
