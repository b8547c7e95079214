import { CommanderError } from 'commander';
import { ProductChoiceError } from '../../gpu/products.ts';

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

/** A run ended before its time; the message says why and what it leaves. `cause` is what ended it. */
export class UnfinishedRunError extends Error {
  override readonly name = 'UnfinishedRunError';
}

/** The exit status that an error ends the program with. */
export function exitStatus(error: unknown): number {
  if (error instanceof UnfinishedRunError) return exitStatus(error.cause);
  if (error instanceof InterruptedError) return EXIT.interrupted;
  if (error instanceof UsageError || error instanceof ProductChoiceError) return EXIT.usage;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  return EXIT.failed;
}
