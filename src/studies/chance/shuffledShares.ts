import { medianOverMean } from '../../importance/ranking/medianOverMean.ts';
import { largestFirst } from '../../importance/ranking/ranks.ts';
import { topFifthShares } from '../../importance/ranking/topFifth.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { oncePerDraws } from '../oncePerInputs.ts';
import { shuffledImportance } from './shuffledImportance.ts';

/** How unequal the samples are by chance, in each draw. */
export interface ShuffledShares {
  /** Share of the top fifth by τ in each layer, [layers][draws]. */
  readonly byLayer: readonly (readonly number[])[];
  /** The least of these shares, [draws]. */
  readonly least: readonly number[];
  /** Median of τ over its mean, [draws]. */
  readonly medianOverMean: readonly number[];
}

/** What shuffled importance gives; `null` where a layer has none. */
export const shuffledShares: (inputs: FigureInputs) => ShuffledShares | null = oncePerDraws((inputs) => {
  const byLayer: number[][] = inputs.run.records[0]?.importanceByLayer.map(() => []) ?? [];
  const [least, ratios]: [number[], number[]] = [[], []];
  for (const importance of shuffledImportance(inputs)) {
    const order = largestFirst(importance.tau);
    const shares = topFifthShares(importance, undefined, order).filter((share) => share !== null);
    const ratio = medianOverMean(importance.tau, undefined, order);
    if (shares.length < byLayer.length || ratio === null) return null;
    for (const [d, share] of shares.entries()) byLayer[d]?.push(share);
    least.push(Math.min(...shares));
    ratios.push(ratio);
  }
  return { byLayer, least, medianOverMean: ratios };
});
