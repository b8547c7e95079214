import type { Command } from '../protocol/commands.ts';
import type { WorkerEvent } from '../protocol/events.ts';
import { Lab } from './lab.ts';

/** The worker's end of the line to the page. */
const lab = new Lab({
  post: (event, transfer) => self.postMessage(event, { transfer }),
  base: new URL('./', self.location.href),
});

/** The first use of a locale loads its data, tens of milliseconds; done here, the page does not wait for it. */
new Intl.NumberFormat('en-US');

/** Held as long as the worker lives, which the page cannot see otherwise (session/lifeline.ts). */
void navigator.locks?.request(self.name, () => {
  self.postMessage({ event: 'alive' } satisfies WorkerEvent);
  return new Promise(() => {});
});

self.addEventListener('message', ({ data }: MessageEvent<Command>) => lab.obey(data));
