import { type Interval, intervalOf } from '../../importance/statistics/interval.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { listed } from '../words.ts';
import { chanceLevel, type DrawnLevel, otherLevels, thresholdOf } from './chanceLevel.ts';
import type {
  ChanceLevel,
  Claim,
  ClaimInterval,
  ClaimResult,
  ComparisonClaim,
  Sentence,
  SingleClaim,
  Subject,
  Verdict,
} from './claim.ts';
import { type ClaimVariation, comparisonVariation, variationOf } from './variation.ts';

/** In how many of the cases another measurement lies in the interval. */
export const INTERVAL_LEVEL = 0.9;

/** What was found out about a claim on some data. */
interface Evidence {
  readonly variation: ClaimVariation;
  readonly interval: Interval | null;
  readonly chance: DrawnLevel | null;
  /** Levels of chance with other seeds. */
  readonly otherLevels: readonly number[];
  readonly note: string | null;
}

/** Decides a claim of a figure: for each data set, or once for all where it compares data sets. */
export function decideClaim(figure: string, claim: Claim, allInputs: readonly FigureInputs[]): ClaimResult[] {
  if ('compare' in claim) return [decideComparison(figure, claim, allInputs)];
  return allInputs.map((inputs) => decideSingle(figure, claim, inputs));
}

/** The number of a claim on a data set; `null` where the claim is about other data, or has no finite number. */
export function claimValue(claim: SingleClaim, inputs: FigureInputs): number | null {
  return claim.about === undefined || isSubject(claim.about, inputs) ? finite(claim.measure(inputs)) : null;
}

/** Decides a claim by the data set's own number. */
function decideSingle(figure: string, claim: SingleClaim, inputs: FigureInputs): ClaimResult {
  const value = claimValue(claim, inputs);
  if (value === null) return resultOf(figure, claim, inputs.dataset, null);
  const variation = variationOf(claim, inputs, value);
  const interval = intervalOf(variation, claim.scale);
  const chance = chanceLevel(claim.chance, claim.comparison, inputs, (level) => isSettled(claim, interval, level));
  const note = claim.note?.(inputs) ?? null;
  const evidence = { variation, interval, chance, otherLevels: otherLevels(claim, inputs), note };
  return resultOf(figure, claim, inputs.dataset, evidence);
}

/** Whether other draws of chance would leave the verdict as it is. */
function isSettled(claim: Sentence, interval: Interval | null, level: DrawnLevel): boolean {
  return verdictAgainst(claim, interval, level.from) === verdictAgainst(claim, interval, level.to);
}

function verdictAgainst(claim: Sentence, interval: Interval | null, level: number | undefined): Verdict {
  return verdictOf(interval, claim.comparison, thresholdOf(claim, level));
}

/** Decides a claim by one number of both data sets; it does not apply where one of them is missing. */
function decideComparison(figure: string, claim: ComparisonClaim, allInputs: readonly FigureInputs[]): ClaimResult {
  const [first, second] = claim.between.map((subject) => allInputs.find((inputs) => isSubject(subject, inputs)));
  if (!first || !second) return resultOf(figure, claim, namesOfAll(allInputs), null);
  const value = finite(claim.compare(first, second));
  if (value === null) return resultOf(figure, claim, namesOfAll([first, second]), null);
  const variation = comparisonVariation(claim, [first, second], value);
  const interval = intervalOf(variation, claim.scale);
  const evidence = { variation, interval, chance: null, otherLevels: [], note: null };
  return resultOf(figure, claim, namesOfAll([first, second]), evidence);
}

function resultOf(figure: string, claim: Claim, dataset: string, evidence: Evidence | null): ClaimResult {
  const { id, sentence, source, metric, definition, comparison } = claim;
  const threshold = thresholdOf(claim, evidence?.chance?.value);
  const value = evidence?.variation.value ?? null;
  return {
    id,
    figure,
    dataset,
    sentence,
    source,
    metric,
    definition,
    value,
    comparison,
    threshold,
    holds: value === null ? null : isBeyond(value, comparison, threshold),
    verdict: evidence && verdictOfEvidence(claim, evidence),
    interval: evidence?.interval ? describe(evidence.interval, evidence.variation) : null,
    otherSeeds: evidence?.variation.others ?? [],
    chance: evidence?.chance ? describeLevel(evidence.chance, evidence.otherLevels) : null,
    note: evidence?.note ?? null,
  };
}

/**
 * The verdict of the interval. It is also open where other seeds have no such number, where a number that needs several
 * seeds has too few to tell how it varies, and where other draws of chance, or chance with other seeds, would have it
 * otherwise.
 */
function verdictOfEvidence(claim: Claim, { variation, interval, chance, otherLevels }: Evidence): Verdict {
  const { without, others, leftOut } = variation;
  const needsSeeds = 'compare' in claim || claim.repetition !== 'run';
  if (without > 0 || (needsSeeds && others.length === 0 && leftOut.length < 2)) return 'undecided';
  if (chance && !isSettled(claim, interval, chance)) return 'undecided';
  const verdicts = [chance?.value, ...otherLevels].map((level) => verdictAgainst(claim, interval, level));
  return verdicts.every((verdict) => verdict === verdicts[0]) ? (verdicts[0] ?? 'undecided') : 'undecided';
}

function describeLevel({ words, level, value, draws }: DrawnLevel, otherSeeds: readonly number[]): ChanceLevel {
  return { words, level, value, draws, otherSeeds };
}

/** A sentence holds, or fails, where the whole interval says so. Without an interval nothing is decided. */
export function verdictOf(interval: Interval | null, comparison: Sentence['comparison'], threshold: number): Verdict {
  if (interval === null) return 'undecided';
  const ends = [interval.low, interval.high].map((end) => isBeyond(end, comparison, threshold));
  if (ends.every((beyond) => beyond)) return 'holds';
  return ends.some((beyond) => beyond) ? 'undecided' : 'fails';
}

function isBeyond(value: number, comparison: Sentence['comparison'], threshold: number): boolean {
  return comparison === '>' ? value > threshold : value < threshold;
}

function describe({ low, high }: Interval, { others, without, leftOut, resampled }: ClaimVariation): ClaimInterval {
  const seeds = others.length > 0 ? others.length + 1 : Math.max(1, leftOut.length);
  return { level: INTERVAL_LEVEL, low, high, seeds, without, resamples: resampled.length };
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

function isSubject(subject: Subject, { dataset }: FigureInputs): boolean {
  return subject === 'mnist' ? /^mnist$/i.test(dataset) : /^cifar-?10(?!\d)/i.test(dataset);
}

function namesOfAll(allInputs: readonly FigureInputs[]): string {
  return listed(allInputs.map(({ dataset }) => dataset));
}
