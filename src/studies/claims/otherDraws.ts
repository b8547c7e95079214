import type { FigureInputs } from '../figureInputs.ts';
import { checkClaims } from './checkClaims.ts';
import type { ClaimResult, Verdict } from './claim.ts';

/** A verdict that hangs on a draw: what it is, and what it becomes in how many of the other draws. */
export interface ChangedVerdict {
  readonly id: string;
  readonly dataset: string;
  readonly verdict: Verdict | null;
  readonly others: readonly { readonly verdict: Verdict | null; readonly draws: number }[];
}

/**
 * Decides all claims again with `draws` other streams of random numbers (resamples, levels of chance, the starts of
 * k-means), and lists the verdicts that change in any. `readInputs` gives the inputs with a stream; 0 is the usual
 * one. `wanted` as in `checkClaims`.
 */
export async function changedVerdicts(
  readInputs: (randomStream: number) => Promise<FigureInputs[]>,
  draws: number,
  wanted?: readonly number[],
): Promise<ChangedVerdict[]> {
  const usual = checkClaims(await readInputs(0), wanted);
  const others = new Map<ClaimResult, (Verdict | null)[]>(usual.map((result) => [result, []]));
  for (let stream = 1; stream <= draws; stream++) {
    for (const [place, { verdict }] of checkClaims(await readInputs(stream), wanted).entries()) {
      const result = usual[place];
      if (result && verdict !== result.verdict) others.get(result)?.push(verdict);
    }
  }
  return usual.flatMap((result) => changeOf(result, others.get(result) ?? []));
}

function changeOf({ id, dataset, verdict }: ClaimResult, changed: readonly (Verdict | null)[]): ChangedVerdict[] {
  if (changed.length === 0) return [];
  const others = [...new Set(changed)].map((other) => {
    return { verdict: other, draws: changed.filter((one) => one === other).length };
  });
  return [{ id, dataset, verdict, others }];
}
