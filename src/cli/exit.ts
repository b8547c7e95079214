import { CommanderError } from 'commander';

/** Exit statuses of the program. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** A flag has a value that it cannot have; the message names the flag. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The user pressed Ctrl-C, or the system asked the program to end. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** The exit status that an error ends the program with. */
export function exitStatus(error: unknown): number {
  if (error instanceof InterruptedError) return EXIT.interrupted;
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  return EXIT.failed;
}

/** One sentence for standard error: what our own errors say; others with their kind, for they are unexpected. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' || error.name === 'TypeError'
    ? `unexpected ${error.name}: ${error.message}`
    : error.message;
}
