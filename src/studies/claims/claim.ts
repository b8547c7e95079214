import type { Scale } from '../../importance/statistics/scale.ts';
import type { FigureInputs } from '../figureInputs.ts';
import type { SampleCounts } from './resamples.ts';

/** The data sets that sentences of the paper name. */
export type Subject = 'mnist' | 'cifar10';

/** Where the paper says a sentence: under the figure, or in the text about it. */
export type Source = 'caption' | 'text';

/** A sentence of the paper, in our words, and the number that decides it. */
export interface Sentence {
  readonly id: string;
  readonly sentence: string;
  readonly source: Source;
  /** Name of the number, and how it is computed. */
  readonly metric: string;
  readonly definition: string;
  readonly comparison: '>' | '<';
  /** What the words ask for; chance may ask for more. */
  readonly threshold: number;
  /** What kind of number it is, for the interval around it. */
  readonly scale: Scale;
}

/** What chance alone would make of the number of a claim. */
export interface Chance {
  /** What is left to chance, as the subject of "gives": "a random assignment of the labels". */
  readonly words: string;
  /** Whether these are all the values that chance can give, and no draws of them. */
  readonly exact?: boolean;
  /** Values that chance gives with these inputs; `null` where the claim has no number. */
  draws(inputs: FigureInputs): ArrayLike<number> | null;
}

/**
 * What is done again to see how a number varies: another run with other seeds, the comparison of the seeds without one of
 * them, the trainings without one initialisation, or the paths of another initialisation.
 */
export type Repetition = 'run' | 'seeds' | 'initialisations' | 'paths';

/** A sentence that each data set decides by a number of its own. */
export interface SingleClaim extends Sentence {
  /** The data set that the sentence names; any where left out. */
  readonly about?: Subject;
  readonly repetition: Repetition;
  /** Whether the number is a least or a largest over the repetitions, for which leaving out one of them tells too little. */
  readonly extreme?: boolean;
  /** A claim whose threshold chance has no say in has none. */
  readonly chance?: Chance;
  /**
   * `null` where the run has no such number: too few layers, no norms, nothing that varies. `counts` is how often each
   * sample counts, [samples]; each once where left out. Claims about errors and paths have no samples to count.
   */
  measure(inputs: FigureInputs, counts?: SampleCounts): number | null;
  /** What a reader of the verdict has to know besides, such as the sizes of the groups it compares. */
  note?(inputs: FigureInputs): string | null;
}

/** A sentence that is decided by one number of two data sets; it is measured again with other initialisations. */
export interface ComparisonClaim extends Sentence {
  readonly between: readonly [Subject, Subject];
  /** `null` where one of them has no such number. */
  compare(first: FigureInputs, second: FigureInputs): number | null;
}

/** A claim belongs to the figure that lists it. */
export type Claim = SingleClaim | ComparisonClaim;

/** Whether a sentence is borne out: `undecided` where another seed, or other samples, might say otherwise. */
export type Verdict = 'holds' | 'fails' | 'undecided';

/** Where the number of another measurement with other seeds would lie in `level` of the cases. */
export interface ClaimInterval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
  /** How many measurements with different seeds, and how many resamples of the samples, it comes from. */
  readonly seeds: number;
  /** Measurements with other seeds that have no such number; with any, the claim is undecided. */
  readonly without: number;
  readonly resamples: number;
}

/** What chance gives in the first run: `value` is not passed in `level` of its draws. */
export interface ChanceLevel {
  readonly words: string;
  readonly level: number;
  readonly value: number;
  readonly draws: number;
  /** The same in each of the runs with other seeds. A verdict that one of them would change is open. */
  readonly otherSeeds: readonly number[];
}

/** A row of `claims.json`. What does not apply to the data, or cannot be computed, is `null`. */
export interface ClaimResult {
  readonly id: string;
  readonly figure: string;
  readonly dataset: string;
  readonly sentence: string;
  readonly source: Source;
  readonly metric: string;
  readonly definition: string;
  readonly value: number | null;
  readonly comparison: '>' | '<';
  /** What the words ask for, or what chance gives where that is more. */
  readonly threshold: number;
  /** Whether the value is on the right side of the threshold, however near. */
  readonly holds: boolean | null;
  /** Whether the whole interval is on one side of the threshold. */
  readonly verdict: Verdict | null;
  readonly interval: ClaimInterval | null;
  /** The values with other seeds, where each is a measurement of its own. */
  readonly otherSeeds: readonly number[];
  readonly chance: ChanceLevel | null;
  readonly note: string | null;
}
