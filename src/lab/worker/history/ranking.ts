import { addTo } from '../../../importance/addTo.ts';
import { forgetting } from '../../../importance/issues/forgetting.ts';
import { meanOverEpochs } from '../../../importance/meanOverEpochs.ts';
import { largestFirst } from '../../../importance/ranking/ranks.ts';
import { sumLayers } from '../../../importance/sumLayers.ts';
import type { EpochRecords } from '../../../run/records.ts';
import type { Score } from '../../protocol/questions.ts';

/** A score of each sample [samples] from the epochs of a run, of which there is at least one. */
export function scoreValues(
  by: Score,
  records: readonly EpochRecords[],
  labels: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const last = records.at(-1);
  if (last === undefined) return new Float32Array(labels.length);
  if (typeof by === 'object') return Float32Array.from(last.importanceByLayer[by.layer] ?? []);
  switch (by) {
    case 'tau':
      return Float32Array.from(tauOf(records));
    case 'importance':
      return Float32Array.from(sumLayers(last.importanceByLayer));
    case 'meanMargin':
      return Float32Array.from(meanOverEpochs(records.map(({ margin }) => margin)));
    case 'forgettings': {
      const { times } = forgetting(
        records.map(({ prediction }) => prediction),
        labels,
      );
      return Float32Array.from(times);
    }
    default:
      return last[by].slice() as Float32Array<ArrayBuffer>;
  }
}

/** Samples by their values, largest first; those without a value (NaN) are left out. */
export function rankedBy(values: Float32Array): Uint32Array<ArrayBuffer> {
  const order = largestFirst(values.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value)));
  return Uint32Array.from(order.filter((sample) => !Number.isNaN(values[sample])));
}

function tauOf(records: readonly EpochRecords[]): Float64Array {
  const tau = new Float64Array(records[0]?.nll.length ?? 0);
  for (const { importanceByLayer } of records) for (const layer of importanceByLayer) addTo(tau, layer);
  return tau;
}
