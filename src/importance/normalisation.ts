/**
 * How importance is scaled before it is shown: plain, as measured; per parameter, divided by the layer's parameter
 * count; relative to the epoch, divided by the epoch's total over all samples and layers.
 */
export const NORMALISATIONS = ['plain', 'perParameter', 'relative'] as const;
export type Normalisation = (typeof NORMALISATIONS)[number];

/**
 * The factor of each layer that turns an epoch's plain importance into the normalised one. `epochTotal` is A = Σ_i α_i,
 * plain.
 */
export function normalisationWeights(
  normalisation: Normalisation,
  parameters: readonly number[],
  epochTotal: number,
): number[] {
  if (normalisation === 'plain') return parameters.map(() => 1);
  if (normalisation === 'perParameter') return parameters.map((count) => 1 / count);
  return parameters.map(() => (epochTotal > 0 ? 1 / epochTotal : 0));
}
