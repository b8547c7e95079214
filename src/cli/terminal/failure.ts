import { CommanderError } from 'commander';
import { exitStatus, UnfinishedRunError } from './exit.ts';
import { printable } from './printable.ts';
import { withRemedy } from './remedies.ts';

/** Errors that the program never throws on purpose: one of these is a fault of the program. */
const UNFORESEEN: readonly unknown[] = [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];

const OUT_OF_MEMORY = /^(Array buffer allocation failed|Invalid (typed )?array( buffer)? length)/;

/** Ends the program with the status of the error, after one sentence; with `--json` also as a JSON document. */
export function fail(error: unknown): void {
  process.exitCode = exitStatus(error);
  // Commander has printed the help by now.
  if (process.exitCode === 0 || isHelp(error)) return;
  const sentence = describeError(error);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(failureDocument(error, sentence))}\n`);
  process.stderr.write(`samplescope: ${printable(sentence)}\n`);
  if (process.env.SAMPLESCOPE_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

/** One sentence for standard error. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `unexpected: ${oneLine(String(error))}`;
  if (error instanceof CommanderError) return describeUsage(error);
  if (!UNFORESEEN.includes(error.constructor)) return oneLine(withRemedy(error));
  if (OUT_OF_MEMORY.test(error.message)) {
    return `the memory does not suffice (${error.message}); use fewer --samples or a smaller --hidden`;
  }
  return `unexpected ${error.name}: ${oneLine(error.message)} (SAMPLESCOPE_DEBUG=1 shows where)`;
}

function describeUsage({ message }: CommanderError): string {
  const sentence = message.replace(/^error: /, '').replace(/\.$/, '');
  const [, wrong, meant] = /^(.*)\n\(Did you mean (.*)\?\)$/s.exec(sentence) ?? [];
  return meant === undefined ? `${oneLine(sentence)}; --help says what there is` : `${wrong}; did you mean ${meant}?`;
}

function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.code === 'commander.help';
}

function failureDocument(error: unknown, sentence: string) {
  const origin = error instanceof UnfinishedRunError ? error.cause : error;
  const kind = origin instanceof Error ? origin.name : typeof origin;
  return { error: sentence, kind, status: process.exitCode };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
