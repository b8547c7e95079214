import { printable } from './printable.ts';
import { type Progress, progressFor } from './progress.ts';

/** How a command speaks: its result goes to standard output, everything else to standard error. */
export interface Terminal {
  /** A line for the reader; on standard error with `--json`. */
  say(line: string): void;
  /** A line beside the result. */
  note(line: string): void;
  /** The result as one JSON document, with `--json`; otherwise nothing. */
  json(document: unknown): void;
  readonly progress: Progress;
}

export function openTerminal(json: boolean): Terminal {
  const progress = progressFor(process.stderr);
  const note = (line: string) => {
    progress.end();
    process.stderr.write(`${printable(line)}\n`);
  };
  const say = (line: string) => {
    progress.end();
    process.stdout.write(`${printable(line)}\n`);
  };
  return {
    progress,
    note,
    say: json ? note : say,
    json: (document) => {
      if (json) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    },
  };
}
