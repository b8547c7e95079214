import { EXIT } from './exit.ts';

/**
 * Decides what happens when an output cannot be written. A reader that stops early, as in `samplescope doctor | head -1`,
 * is no failure and ends no run. Any other error of standard output fails the command, since its result is lost.
 */
export function watchOutputs(): void {
  let said = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || said) return;
    said = true;
    process.exitCode = EXIT.failed;
    process.stderr.write(`samplescope: cannot write to standard output: ${error.message}\n`);
  });
  process.stderr.on('error', () => undefined); // There is no other place to say it.
}
