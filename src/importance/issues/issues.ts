import { meanOverEpochs } from '../meanOverEpochs.ts';
import { smallestFirst } from '../ranking/ranks.ts';
import { sum } from '../sum.ts';
import { forgetting } from './forgetting.ts';

/** What a run may find about a sample, in the order of the bits of `findIssues`. */
export const ISSUES = ['wrong label', 'forgotten', 'never learned', 'redundant'] as const;
export type Issue = (typeof ISSUES)[number];

/** The redundant samples have this share of all importance between them. */
export const REDUNDANT_SHARE = 0.01;

/** What issues are found from: [epochs][samples] and [samples]. */
export interface Evidence {
  readonly margins: readonly ArrayLike<number>[];
  readonly predictions: readonly ArrayLike<number>[];
  readonly labels: ArrayLike<number>;
  /** Overall importance τ. */
  readonly tau: ArrayLike<number>;
}

/**
 * Issues of each sample, bit by bit in the order of ISSUES. Wrong label: the mean margin over the epochs is negative
 * (Pleiss et al., 2020). Forgotten: wrong in the last epoch and right in an earlier one. Never learned: right in none.
 * Redundant: among the least important samples that have 1% of all importance between them.
 */
export function findIssues({ margins, predictions, labels, tau }: Evidence): Uint8Array<ArrayBuffer> {
  const issues = new Uint8Array(labels.length);
  const last = predictions.at(-1);
  if (last === undefined) return issues;
  const meanMargin = meanOverEpochs(margins);
  const { neverRight } = forgetting(predictions, labels);
  const redundant = leastImportant(tau, REDUNDANT_SHARE);
  for (let i = 0; i < issues.length; i++) {
    const never = neverRight[i] === 1;
    const found: Record<Issue, boolean> = {
      'wrong label': (meanMargin[i] ?? 0) < 0,
      forgotten: !never && last[i] !== labels[i],
      'never learned': never,
      redundant: redundant[i] === 1,
    };
    issues[i] = ISSUES.reduce((bits, issue, place) => bits | (found[issue] ? 1 << place : 0), 0);
  }
  return issues;
}

/** 1 for the least important samples that have at most this share of the total between them. */
export function leastImportant(tau: ArrayLike<number>, share: number): Uint8Array<ArrayBuffer> {
  const most = share * sum(tau);
  const found = new Uint8Array(tau.length);
  let sofar = 0;
  for (const sample of smallestFirst(tau)) {
    sofar += tau[sample] ?? 0;
    if (sofar > most) break;
    found[sample] = 1;
  }
  return found;
}
