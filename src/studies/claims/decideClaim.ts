import type { FigureInputs } from '../figureInputs.ts';
import { listed } from '../words.ts';
import type { Claim, ClaimResult, ComparisonClaim, Sentence, SingleClaim, Subject } from './claim.ts';

/** Decides a claim of a figure: for each data set, or once for all where it compares data sets. */
export function decideClaim(figure: string, claim: Claim, allInputs: readonly FigureInputs[]): ClaimResult[] {
  if ('compare' in claim) return [decideComparison(figure, claim, allInputs)];
  return allInputs.map((inputs) => decideSingle(figure, claim, inputs));
}

/** Decides a claim by the data set's own number. */
function decideSingle(figure: string, claim: SingleClaim, inputs: FigureInputs): ClaimResult {
  const applies = claim.about === undefined || isSubject(claim.about, inputs);
  return resultOf(figure, claim, inputs.dataset, applies ? claim.measure(inputs) : null);
}

/** Decides a claim by one number of both data sets; it does not apply where one of them is missing. */
function decideComparison(figure: string, claim: ComparisonClaim, allInputs: readonly FigureInputs[]): ClaimResult {
  const [first, second] = claim.between.map((subject) => allInputs.find((inputs) => isSubject(subject, inputs)));
  if (first && second) return resultOf(figure, claim, namesOfAll([first, second]), claim.compare(first, second));
  return resultOf(figure, claim, namesOfAll(allInputs), null);
}

function resultOf(figure: string, claim: Sentence, dataset: string, measured: number | null): ClaimResult {
  const { id, sentence, metric, definition, comparison, threshold } = claim;
  const value = measured !== null && Number.isFinite(measured) ? measured : null;
  const holds = value === null ? null : comparison === '>' ? value > threshold : value < threshold;
  return { id, figure, dataset, sentence, metric, definition, value, comparison, threshold, holds };
}

function isSubject(subject: Subject, { dataset }: FigureInputs): boolean {
  return subject === 'mnist' ? /^mnist$/i.test(dataset) : /^cifar-?10(?!\d)/i.test(dataset);
}

function namesOfAll(allInputs: readonly FigureInputs[]): string {
  return listed(allInputs.map(({ dataset }) => dataset));
}
