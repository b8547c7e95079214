import type { Command } from '../protocol/commands.ts';
import type { AnswerEvent, WorkerEvent } from '../protocol/events.ts';
import type { Answers, Question } from '../protocol/questions.ts';
import type { SessionEvent } from './events.ts';
import { WORKER_NAME, whenGone } from './lifeline.ts';
import { GONE } from './messages.ts';

/** The page's end of the line to the worker that trains. */

let heard = () => {};

type Answer = Answers[Question['ask']];

/** Who waits for the answer to a question. */
interface Waiting {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

const RELOAD = 'Reload the page; the settings are kept.';
const NOT_WHOLE =
  'A file of this page, worker.js, could not be loaded. Reload the page; if it stays so, put the whole of dist/lab there again.';

/** Resolved once the worker has said anything. */
export const workerAnswered = new Promise<void>((resolve) => {
  heard = resolve;
});

let worker: Worker | undefined;
let isGone = () => false;
let questions = 0;
const waiting = new Map<number, Waiting>();

/** Starts the worker, whose events go to `dispatch` from then on. `workerGone` tells whether the session knows it as ended. */
export function startWorker(dispatch: (event: SessionEvent) => void, workerGone: () => boolean): void {
  isGone = workerGone;
  worker = new Worker(new URL('./worker.js', document.baseURI), { type: 'module', name: WORKER_NAME });
  worker.addEventListener('message', ({ data: event }: MessageEvent<WorkerEvent>) => {
    heard();
    if (event.event === 'answer' || event.event === 'unanswered') return answered(event);
    if (event.event === 'alive') whenGone(() => workerIsGone(dispatch));
    dispatch(event);
  });
  worker.addEventListener('error', ({ message }) => {
    dispatch({ event: 'workerBroken', sentence: message ? `Unexpected: ${message}. ${RELOAD}` : NOT_WHOLE });
  });
}

export function post(command: Command): void {
  worker?.postMessage(command);
}

/** Asks the worker. Rejects with its sentence where it has no answer. */
export function ask<K extends Question['ask']>(question: Extract<Question, { ask: K }>): Promise<Answers[K]> {
  if (isGone()) return Promise.reject(new Error(GONE));
  const id = ++questions;
  post({ do: 'ask', id, question });
  return new Promise((resolve, reject) => {
    // The number of a question is that of its answer, so the answer is of the question's type.
    waiting.set(id, { resolve: (answer) => resolve(answer as Answers[K]), reject });
  });
}

function answered(event: AnswerEvent): void {
  const question = waiting.get(event.id);
  waiting.delete(event.id);
  if (event.event === 'answer') question?.resolve(event.answer);
  else question?.reject(new Error(event.sentence));
}

function workerIsGone(dispatch: (event: SessionEvent) => void): void {
  dispatch({ event: 'workerGone' });
  for (const { reject } of waiting.values()) reject(new Error(GONE));
  waiting.clear();
}
