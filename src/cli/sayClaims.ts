import type { ClaimResult } from '../studies/claims/claim.ts';
import type { Terminal } from './terminal.ts';

/** The claims as a table: what was measured beside the threshold, and whether it holds. */
export function sayClaims(terminal: Terminal, claims: readonly ClaimResult[]): void {
  for (const { id, holds, value, comparison, threshold, metric } of claims) {
    const verdict = holds === null ? 'n/a' : holds ? 'holds' : 'fails';
    const measured = value === null ? '–' : value.toPrecision(3);
    const cells = [
      id.padEnd(3),
      verdict.padEnd(5),
      measured.padStart(9),
      `${comparison} ${threshold}`.padEnd(7),
      metric,
    ];
    terminal.say(cells.join('  '));
  }
}
