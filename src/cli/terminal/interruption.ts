import { InterruptedError } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** Aborts on the first Ctrl-C or request to end, so that what is written is whole; the second ends the process at once. */
export function abortOnSignals(terminal: Terminal): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) endAtOnce(name);
      controller.abort(new InterruptedError('interrupted'));
      terminal.note(name === 'SIGINT' ? 'stopping; press Ctrl-C again to end at once' : 'stopping');
    });
  }
  return controller.signal;
}

/** Ends by the signal itself, which shells report as status 130: `process.exit` would wait for a read that never returns. */
function endAtOnce(name: NodeJS.Signals): void {
  process.removeAllListeners(name);
  process.kill(process.pid, name);
}
