import type { StudyCommand } from './protocol.ts';
import { StudyRunner } from './runner.ts';

/** The worker's end of the line to the page. */
const runner = new StudyRunner({
  post: (event) => self.postMessage(event),
  base: new URL('./', self.location.href),
});

self.addEventListener('message', ({ data }: MessageEvent<StudyCommand>) => runner.obey(data));
