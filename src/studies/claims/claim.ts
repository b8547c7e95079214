import { figureId } from '../figure.ts';
import type { Material } from '../material.ts';

/** A sentence of the paper's captions, in our words, and the number that decides it. */
export interface Claim {
  readonly id: string;
  readonly figure: number;
  readonly sentence: string;
  /** Name of the number, and how it is computed. */
  readonly metric: string;
  readonly definition: string;
  readonly comparison: '>' | '<';
  readonly threshold: number;
  /** The data set that the sentence speaks of; any where left out. */
  readonly about?: 'mnist' | 'cifar10';
  /** `null` where the run has no such number: too few layers, no norms, nothing that varies. */
  measure(material: Material): number | null;
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

/** Decides a claim by number. */
export function checkClaim(claim: Claim, material: Material): ClaimResult {
  const { id, sentence, metric, definition, comparison, threshold } = claim;
  const measured = applies(claim, material.dataset) ? claim.measure(material) : null;
  const value = measured !== null && Number.isFinite(measured) ? measured : null;
  const holds = value === null ? null : comparison === '>' ? value > threshold : value < threshold;
  const figure = figureId(claim.figure);
  return { id, figure, dataset: material.dataset, sentence, metric, definition, value, comparison, threshold, holds };
}

function applies({ about }: Claim, dataset: string): boolean {
  if (about === undefined) return true;
  return about === 'mnist' ? /^mnist$/i.test(dataset) : /^cifar-?10(?!\d)/i.test(dataset);
}
