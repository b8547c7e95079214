/**
 * The seven batch constructions of the paper (section 3.6), then two controls that it lacks: the homogeneous batches of
 * NLO and SIO in an order shuffled once.
 */
export const BATCHES = ['Rand', 'NLO', 'RNLO', 'NLM', 'SIO', 'RSIO', 'SIM', 'NLS', 'SIS'] as const;

export type BatchName = (typeof BATCHES)[number];

/** The constructions of the paper. */
export const PAPER_BATCHES: readonly BatchName[] = BATCHES.slice(0, 7);

/** The score that a construction sorts the samples by; `null` for Rand, which needs none. */
export function scoreOf(name: BatchName): 'nll' | 'tau' | null {
  if (name === 'Rand') return null;
  return name.includes('NL') ? 'nll' : 'tau';
}

/** `fixed`: the batches of Rand are drawn once; `shuffled`: anew in each epoch. */
export const ORDERS = ['fixed', 'shuffled'] as const;

export type VisitOrder = (typeof ORDERS)[number];
