import { signal } from '@preact/signals';
import type { Studied, StudyCommand, StudyEvent, StudyStep } from '../study/protocol.ts';

/** How far the study of the ten figures is. */
export type StudyState =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly step: StudyStep | null }
  | { readonly is: 'stopped'; readonly whole: number; readonly all: number }
  | { readonly is: 'failed'; readonly sentence: string }
  | { readonly is: 'done'; readonly studied: Studied; readonly seconds: number };

export const study = signal<StudyState>({ is: 'idle' });

let worker: Worker | undefined;

/** Begins the study in a worker of its own, or goes on where it was stopped. */
export function runFigures(): void {
  study.value = { is: 'running', step: null };
  worker ??= startWorker();
  send({ do: 'run', asked: 'quick', adapter: new URLSearchParams(location.search).get('adapter') ?? 'auto' });
}

/** Stops after the steps under way; what is whole stays. */
export function stopFigures(): void {
  send({ do: 'stop' });
}

function send(command: StudyCommand): void {
  worker?.postMessage(command);
}

function startWorker(): Worker {
  const started = new Worker(new URL('./study.js', document.baseURI), { type: 'module', name: 'samplescope study' });
  started.addEventListener('message', ({ data }: MessageEvent<StudyEvent>) => take(data));
  started.addEventListener('error', ({ message }) => {
    study.value = { is: 'failed', sentence: `Unexpected: ${message}. Reload the page and run the study again.` };
    started.terminate();
    worker = undefined;
  });
  return started;
}

function take(event: StudyEvent): void {
  switch (event.event) {
    case 'progress':
      if (study.peek().is === 'running') study.value = { is: 'running', step: event.progress };
      break;
    case 'stopped':
      study.value = { is: 'stopped', whole: event.whole, all: event.all };
      break;
    case 'failed':
      study.value = { is: 'failed', sentence: event.failure.sentence };
      break;
    case 'done':
      study.value = { is: 'done', studied: event.studied, seconds: event.seconds };
  }
}
