import { batch } from '@preact/signals';
import { clearSelection } from '../selection/selection.ts';
import {
  adapter,
  data,
  failure,
  HELD,
  live,
  loading,
  newRunView,
  notices,
  opened,
  preparing,
  previousRun,
  run,
  training,
} from './lab.ts';
import { WORKER_NAME, whenGone } from './lifeline.ts';
import type { Answers, Command, LabEvent, OpenedRunView, Question } from './protocol.ts';

type Waiting = { resolve: (answer: never) => void; reject: (reason: Error) => void };

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();
const listeners = new Set<(event: LabEvent) => void>();

/** Starts the worker; its events change the signals from then on. */
export function startEngine(): void {
  worker = new Worker(new URL('./worker.js', document.baseURI), { type: 'module', name: WORKER_NAME });
  worker.addEventListener('message', ({ data: event }: MessageEvent<LabEvent>) => {
    batch(() => take(event));
    for (const listener of listeners) listener(event);
  });
  worker.addEventListener('error', ({ message }) => fail(message ? `Unexpected: ${message}. ${RELOAD}` : NOT_WHOLE));
}

const RELOAD = 'Reload the page; the settings are kept.';
const NOT_WHOLE =
  'A file of this page, worker.js, could not be loaded. Reload the page; if it stays so, put the whole of dist/lab there again.';
const GONE =
  'The worker that trains has ended, most likely for lack of memory, and its run with it. Reload the page, which keeps the ' +
  'settings, and take fewer samples or smaller layers.';

let gone = false;

/** A preparation that is over sooner is not worth a word, milliseconds. */
const AT_ONCE = 200;

let prepared: ReturnType<typeof setTimeout> | undefined;

function sayPreparing(is: boolean): void {
  clearTimeout(prepared);
  if (!is) preparing.value = false;
  else
    prepared = setTimeout(() => {
      preparing.value = true;
    }, AT_ONCE);
}

function fail(sentence: string): void {
  sayPreparing(false);
  [failure.value, loading.value] = [{ kind: 'unforeseen', sentence }, null];
}

/** The run stays to be looked at, but nothing more comes of it. */
function workerIsGone(): void {
  gone = true;
  batch(() => {
    fail(GONE);
    training.value = { ...training.value, playing: false, stepsPerSecond: null };
  });
  for (const { reject } of waiting.values()) reject(new Error(GONE));
  waiting.clear();
}

export function command(command: Command): void {
  if (gone) fail(GONE);
  worker?.postMessage(command);
}

/** Hears every event after the signals have changed; returns how to stop. */
export function listen(listener: (event: LabEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the worker. Rejects with its sentence where it has no answer. */
export function ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>): Promise<Answers[K]> {
  if (gone) return Promise.reject(new Error(GONE));
  const id = ++asked;
  command({ do: 'ask', id, question });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function take(event: LabEvent): void {
  switch (event.event) {
    case 'alive':
      whenGone(workerIsGone);
      break;
    case 'ready':
      adapter.value = event.adapter;
      break;
    case 'loading':
      loading.value = event.progress;
      break;
    case 'data':
      [data.value, run.value, previousRun.value, live.value, opened.value] = [event.data, null, null, null, null];
      clearSelection();
      break;
    case 'opened':
      show(event.run);
      break;
    case 'kept': // The reader's wishes follow (actions.ts).
      break;
    case 'attached':
      data.value = event.data;
      break;
    case 'beginning':
      sayPreparing(true);
      break;
    case 'refused':
      sayPreparing(false);
      break;
    case 'began':
      sayPreparing(false);
      if (run.value && run.value.epochs.length > 0) previousRun.value = run.value;
      [run.value, live.value, training.value] = [newRunView(event.run), null, HELD];
      break;
    case 'state':
      training.value = event.state;
      if (event.state.step === 0) live.value = null; // Of an epoch that was begun again nothing is left.
      break;
    case 'notice':
      notices.value = [...without(event.sentence, event.replaces).slice(-2), event.sentence];
      break;
    case 'failed':
      failure.value = event.failure;
      notices.value = without(event.replaces);
      loading.value = null;
      break;
    case 'answer':
    case 'unanswered':
      answered(event);
      break;
    default:
      measured(event);
  }
}

function show({ data: outline, beginning, epochs, values, adapter: trainedOn }: OpenedRunView): void {
  [data.value, previousRun.value, live.value] = [outline, null, null];
  run.value = { ...newRunView(beginning), epochs, values };
  training.value = { ...HELD, epochs: epochs.length };
  opened.value = { run: beginning.run, config: beginning.config, adapter: trainedOn };
  clearSelection();
}

function without(...sentences: readonly (string | undefined)[]): string[] {
  return notices.value.filter((sentence) => !sentences.includes(sentence));
}

function measured(event: Extract<LabEvent, { event: 'epoch' | 'live' }>): void {
  const present = run.value;
  if (present?.run !== event.run) return;
  if (event.event === 'live') {
    live.value = event.live;
    run.value = { ...present, values: event.live.values };
    return;
  }
  live.value = null;
  const epochs = [...present.epochs.slice(0, event.epoch.epoch - 1), event.epoch];
  run.value = { ...present, epochs, values: event.values ?? present.values };
}

function answered(event: Extract<LabEvent, { event: 'answer' | 'unanswered' }>): void {
  const question = waiting.get(event.id);
  waiting.delete(event.id);
  if (event.event === 'answer') question?.resolve(event.answer as never);
  else question?.reject(new Error(event.sentence));
}
