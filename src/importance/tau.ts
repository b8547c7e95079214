import { addTo } from './addTo.ts';
import { sumLayers } from './sumLayers.ts';

/** What τ needs of an epoch: β_{i,d}, one array [samples] per layer. */
interface EpochImportance {
  readonly importanceByLayer: readonly ArrayLike<number>[];
}

/** Importance summed over the epochs that were added so far. Everything that shows or uses τ takes it from here. */
export class Tau {
  /** Σ_t β_{i,d}: one array [samples] per layer. */
  readonly byLayer: readonly Float64Array[];

  constructor(samples: number, layers: number) {
    this.byLayer = Array.from({ length: layers }, () => new Float64Array(samples));
  }

  /** Adds an epoch, each layer times its weight. */
  add({ importanceByLayer }: EpochImportance, weights?: readonly number[]): void {
    for (const [d, sums] of this.byLayer.entries()) addTo(sums, importanceByLayer[d] ?? [], weights?.[d] ?? 1);
  }

  /** τ_i = Σ_d Σ_t β_{i,d}: [samples]. */
  overall(): Float64Array {
    return sumLayers(this.byLayer);
  }
}

/** τ over all of these epochs; no samples where there are none. */
export function tauOf(epochs: readonly EpochImportance[], weights?: readonly (readonly number[])[]): Tau {
  const first = epochs[0]?.importanceByLayer ?? [];
  const tau = new Tau(first[0]?.length ?? 0, first.length);
  for (const [t, epoch] of epochs.entries()) tau.add(epoch, weights?.[t]);
  return tau;
}
