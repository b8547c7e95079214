import type { Variation } from '../../importance/statistics/interval.ts';
import { pairsOf } from '../../importance/statistics/pairs.ts';
import type { FigureInputs } from '../figureInputs.ts';
import type { ComparisonClaim, SingleClaim } from './claim.ts';
import { resamplesOf } from './resamples.ts';

/** A variation, and how many of the measurements with other seeds have no number. */
export interface ClaimVariation extends Variation {
  readonly without: number;
}

/** How the number of a claim varies with the seeds and with the samples. */
export function variationOf(claim: SingleClaim, inputs: FigureInputs, value: number): ClaimVariation {
  const ofSamples = claim.repetition === 'run' || claim.repetition === 'seeds';
  const others = othersOf(claim, inputs);
  return {
    value,
    others: defined(others),
    without: others.length - defined(others).length,
    leftOut: leftOutOf(claim, partsWithoutOne(claim, inputs)),
    leftOutPairs: claim.extreme ? leftOutOf(claim, partsWithoutTwo(claim, inputs)) : [],
    resampled: ofSamples ? defined(resamplesOf(inputs).map((counts) => claim.measure(inputs, counts))) : [],
  };
}

/** The same of a number of two data sets: the paths of the k-th further initialisation of both. */
export function comparisonVariation(
  claim: ComparisonClaim,
  [first, second]: readonly [FigureInputs, FigureInputs],
  value: number,
): ClaimVariation {
  const pairs = first.otherPaths.flatMap((paths, place) => {
    const other = second.otherPaths[place];
    return other ? [claim.compare({ ...first, paths }, { ...second, paths: other })] : [];
  });
  const others = defined(pairs);
  return { value, others, without: pairs.length - others.length, leftOut: [], resampled: [] };
}

/** Numbers of other measurements that stand for themselves; `null` of one that has none. */
function othersOf(claim: SingleClaim, inputs: FigureInputs): (number | null)[] {
  if (claim.repetition === 'run') return inputs.repetitions.map((values) => values[claim.id] ?? null);
  if (claim.repetition === 'paths') return inputs.otherPaths.map((paths) => claim.measure({ ...inputs, paths }));
  return [];
}

/** The number of each part of the repetitions that it is computed from; none where one lacks it. */
function leftOutOf(claim: SingleClaim, parts: readonly FigureInputs[]): number[] {
  const values = parts.map((part) => claim.measure(part));
  return values.every((value) => value !== null) ? defined(values) : [];
}

function partsWithoutOne({ repetition }: SingleClaim, inputs: FigureInputs): FigureInputs[] {
  if (repetition === 'seeds') return inputs.seeds.map((_, place) => withoutSeed(inputs, place));
  if (repetition !== 'initialisations') return [];
  const initialisations = [...new Set(inputs.batchRuns.map(({ seed }) => seed))];
  return initialisations.map((left) => ({
    ...inputs,
    batchRuns: inputs.batchRuns.filter(({ seed }) => seed !== left),
  }));
}

/** Each two left out once: the second comes after the first. */
function partsWithoutTwo(claim: SingleClaim, inputs: FigureInputs): FigureInputs[] {
  return partsWithoutOne(claim, inputs).flatMap((part, first) => partsWithoutOne(claim, part).slice(first));
}

/** The correlations of the pairs that a seed has no part in are the same without it. */
function withoutSeed(inputs: FigureInputs, left: number): FigureInputs {
  const pairs = pairsOf([...inputs.seeds.keys()]);
  return {
    ...inputs,
    seeds: inputs.seeds.filter((_, place) => place !== left),
    seedCorrelations: inputs.seedCorrelations.filter((_, pair) => !pairs[pair]?.includes(left)),
  };
}

function defined(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null).filter(Number.isFinite);
}
