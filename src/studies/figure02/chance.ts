import { shuffle } from '../../batches/permutation.ts';
import { classMeans } from '../../importance/classMeans.ts';
import { sum } from '../../importance/sum.ts';
import { exchange } from '../chance/exchange.ts';
import type { Chance } from '../claims/claim.ts';
import { drawValues } from '../claims/drawing.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerDraws } from '../oncePerInputs.ts';
import { contrast, quotient } from './importances.ts';

/** What a random assignment of the labels to the samples gives. */
export interface PermutedLabels {
  /** The largest class mean of τ over the smallest, [draws]. */
  readonly contrasts: Float64Array | null;
  /** Mean τ of each class, [classes][draws]; none of a class without samples, or where there is no contrast. */
  readonly means: readonly (readonly number[])[];
}

export const permutedLabels: (inputs: FigureInputs) => PermutedLabels = oncePerDraws((inputs) => {
  const { run, summaries } = inputs;
  const tau = summaries?.plain.tau ?? new Float64Array();
  const labels = Int32Array.from(run.labels);
  const means: number[][] = run.config.classes.map(() => []);
  const contrasts = drawValues('2e', inputs, (random) => {
    const drawn = classMeans(tau, shuffle(labels, random), means.length);
    for (const [label, mean] of drawn.entries()) if (mean !== null) means[label]?.push(mean);
    return contrast(drawn);
  });
  return { contrasts, means: contrasts ? means : [] };
});

/** Importance of two layers over the run, [samples] each; not defined where the run has no such layer. */
type LayerPair = readonly [Float64Array | undefined, Float64Array | undefined];

/** What the ratio of the totals of two layers is where they are exchanged at random within each sample. */
export function exchangedLayers(claim: string, pairOf: (inputs: FigureInputs) => LayerPair): Chance {
  return {
    words: 'a random exchange of the two layers within each sample',
    draws: oncePerDraws((inputs) => exchangedRatio(claim, inputs, pairOf(inputs))),
  };
}

function exchangedRatio(claim: string, inputs: FigureInputs, [over, under]: LayerPair): Float64Array | null {
  if (!over || !under) return null;
  const [first, second] = [Float64Array.from(over), Float64Array.from(under)];
  return drawValues(claim, inputs, (random) => {
    exchange(first, second, random);
    return quotient(sum(first), sum(second));
  });
}
