import type { StudyCommand } from './protocol.ts';
import { StudyRunner } from './runner.ts';

/**
 * The worker's end of the line to the page. Its types are checked as those of a page: the figures whose rows it computes
 * also name the `Document` in which the page draws them, which a worker lacks (build/checkTypes.mjs).
 */
const runner = new StudyRunner({
  post: (event) => self.postMessage(event),
  base: new URL('./', self.location.href),
});

self.addEventListener('message', ({ data }: MessageEvent<StudyCommand>) => runner.obey(data));
