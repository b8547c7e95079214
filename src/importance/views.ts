/**
 * How importance is looked at: plain; per parameter, divided by the layer's parameter count; relative to the epoch,
 * divided by the epoch's total over all samples and layers.
 */
export type View = 'plain' | 'perParameter' | 'relative';

/** Factors that turn an epoch's plain importance into a view, one a layer. `epochTotal` is A = Σ_i α_i, plain. */
export function viewWeights(view: View, parameters: readonly number[], epochTotal: number): number[] {
  if (view === 'plain') return parameters.map(() => 1);
  if (view === 'perParameter') return parameters.map((count) => 1 / count);
  return parameters.map(() => (epochTotal > 0 ? 1 / epochTotal : 0));
}
