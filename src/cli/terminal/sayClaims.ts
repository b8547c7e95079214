import type { ClaimResult } from '../../studies/claims/claim.ts';
import type { Terminal } from './terminal.ts';

/** The claims as a table: what was measured beside the threshold, and whether it holds; with several data sets, on which. */
export function sayClaims(terminal: Terminal, claims: readonly ClaimResult[]): void {
  const names = new Set(claims.map(({ dataset }) => dataset));
  const width = names.size > 1 ? Math.max(...[...names].map(({ length }) => length)) : 0;
  for (const { id, dataset, holds, value, comparison, threshold, metric } of claims) {
    const verdict = holds === null ? 'n/a' : holds ? 'holds' : 'fails';
    const measured = value === null ? '–' : value.toPrecision(3);
    const cells = [
      id.padEnd(3),
      ...(width > 0 ? [dataset.padEnd(width)] : []),
      verdict.padEnd(5),
      measured.padStart(9),
      `${comparison} ${threshold}`.padEnd(7),
      metric,
    ];
    terminal.say(cells.join('  '));
  }
}
