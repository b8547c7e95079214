import type { Command } from '../protocol.ts';
import { Lab } from './lab.ts';

/** The worker's end of the line to the page. */
const lab = new Lab({
  post: (event, transfer) => self.postMessage(event, { transfer }),
  base: new URL('./', self.location.href),
});

self.addEventListener('message', ({ data }: MessageEvent<Command>) => lab.obey(data));
