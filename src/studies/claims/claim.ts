import { figureId } from '../figure.ts';
import type { Material } from '../figureInputs.ts';
import { listed } from '../numbers.ts';

/** The data sets that sentences of the paper speak of. */
type Subject = 'mnist' | 'cifar10';

/** A sentence of the paper's captions, in our words, and what decides it. */
interface Sentence {
  readonly id: string;
  readonly figure: number;
  readonly sentence: string;
  /** Name of the number, and how it is computed. */
  readonly metric: string;
  readonly definition: string;
  readonly comparison: '>' | '<';
  readonly threshold: number;
}

/** A sentence that a number of each data set decides. */
export interface Claim extends Sentence {
  /** The data set that the sentence speaks of; any where left out. */
  readonly about?: Subject;
  /** `null` where the run has no such number: too few layers, no norms, nothing that varies. */
  measure(material: Material): number | null;
}

/** A sentence that one number of two data sets decides. */
export interface ComparisonClaim extends Sentence {
  readonly between: readonly [Subject, Subject];
  /** `null` where one of them has no such number. */
  compare(first: Material, second: Material): number | null;
}

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

/** Decides a claim by a data set's number. */
export function checkClaim(claim: Claim, material: Material): ClaimResult {
  const applies = claim.about === undefined || is(claim.about, material);
  return decide(claim, material.dataset, applies ? claim.measure(material) : null);
}

/** Decides a claim by the number of both data sets; it does not apply where one of them is missing. */
export function checkComparison(claim: ComparisonClaim, materials: readonly Material[]): ClaimResult {
  const [first, second] = claim.between.map((subject) => materials.find((material) => is(subject, material)));
  if (first && second) return decide(claim, nameAll([first, second]), claim.compare(first, second));
  return decide(claim, nameAll(materials), null);
}

function decide(claim: Sentence, dataset: string, measured: number | null): ClaimResult {
  const { id, sentence, metric, definition, comparison, threshold } = claim;
  const value = measured !== null && Number.isFinite(measured) ? measured : null;
  const holds = value === null ? null : comparison === '>' ? value > threshold : value < threshold;
  const figure = figureId(claim.figure);
  return { id, figure, dataset, sentence, metric, definition, value, comparison, threshold, holds };
}

function is(subject: Subject, { dataset }: Material): boolean {
  return subject === 'mnist' ? /^mnist$/i.test(dataset) : /^cifar-?10(?!\d)/i.test(dataset);
}

function nameAll(materials: readonly Material[]): string {
  return listed(materials.map(({ dataset }) => dataset));
}
