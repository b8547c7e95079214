import type { FigureInputs } from '../figureInputs.ts';

/** The data sets that sentences of the paper name. */
export type Subject = 'mnist' | 'cifar10';

/** A sentence of the paper's captions, in our words, and the number that decides it. */
export interface Sentence {
  readonly id: string;
  readonly sentence: string;
  /** Name of the number, and how it is computed. */
  readonly metric: string;
  readonly definition: string;
  readonly comparison: '>' | '<';
  readonly threshold: number;
}

/** A sentence that each data set decides by a number of its own. */
export interface SingleClaim extends Sentence {
  /** The data set that the sentence names; any where left out. */
  readonly about?: Subject;
  /** `null` where the run has no such number: too few layers, no norms, nothing that varies. */
  measure(inputs: FigureInputs): number | null;
}

/** A sentence that is decided by one number of two data sets. */
export interface ComparisonClaim extends Sentence {
  readonly between: readonly [Subject, Subject];
  /** `null` where one of them has no such number. */
  compare(first: FigureInputs, second: FigureInputs): number | null;
}

/** A claim belongs to the figure that lists it. */
export type Claim = SingleClaim | ComparisonClaim;

/** A row of `claims.json`. `holds` and `value` are `null` where the claim does not apply or cannot be computed. */
export interface ClaimResult {
  readonly id: string;
  readonly figure: string;
  readonly dataset: string;
  readonly sentence: string;
  readonly metric: string;
  readonly definition: string;
  readonly value: number | null;
  readonly comparison: '>' | '<';
  readonly threshold: number;
  readonly holds: boolean | null;
}
