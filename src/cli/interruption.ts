import { EXIT, InterruptedError } from './exit.ts';

/** Aborts on the first Ctrl-C or SIGTERM, so that what is written is whole; the second ends the process at once. */
export function abortOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(EXIT.interrupted);
      process.stderr.write('\nstopping; what is measured so far will be written (again to end at once)\n');
      controller.abort(new InterruptedError('interrupted'));
    });
  }
  return controller.signal;
}
