import { type BatchName, PAPER_BATCHES } from '../batches/names.ts';

/** Every batch is a mix of easy and hard samples (paper, section 3.6). */
export const MIXED_BATCHES: readonly BatchName[] = ['Rand', 'NLM', 'SIM'];

/** The batches go from easy to hard or from hard to easy. */
export const ORDERED_BATCHES: readonly BatchName[] = ['NLO', 'RNLO', 'SIO', 'RSIO'];

/** Whether the paper lacks this construction. */
export function isControl(name: BatchName): boolean {
  return !PAPER_BATCHES.includes(name);
}
