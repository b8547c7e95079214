import { join } from 'node:path';
import type { ClaimResult } from '../../studies/claims/claim.ts';
import { sayClaims } from './sayClaims.ts';
import type { Terminal } from './terminal.ts';

/** What a command that trains has made in the folder `out`. */
export interface Result {
  readonly out: string;
  readonly seconds: number;
  readonly claims: readonly ClaimResult[];
}

/** Says what was made: `took` as in `trained in 1.5 s`, the claims, and where the report is. */
export function sayResult(terminal: Terminal, { out, seconds, claims }: Result, took: string): void {
  const report = join(out, 'report.html');
  terminal.json({ out, report, seconds, claims });
  terminal.say(took);
  sayClaims(terminal, claims);
  terminal.say(`report: ${report}`);
}
