import { forgetting } from '../../../importance/issues/forgetting.ts';
import { meanOverEpochs } from '../../../importance/meanOverEpochs.ts';
import { largestFirst } from '../../../importance/ranking/ranks.ts';
import { sumLayers } from '../../../importance/sumLayers.ts';
import { scoresOf } from '../../../run/folder/read/readScores.ts';
import type { EpochRecords } from '../../../run/records.ts';
import type { Ranking, Score } from '../../protocol/questions.ts';
import type { RunHistory } from './history.ts';

/** The samples of a run by a score; where there is another run, by how the score differs from that one's. */
export function rankingOf(history: RunHistory, by: Score, since?: RunHistory): Ranking {
  const epoch = Math.min(history.epochs, since?.epochs ?? history.epochs);
  const values = scoresAfter(history, by, epoch);
  const earlier = since && scoresAfter(since, by, epoch);
  if (earlier) for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) - (earlier[i] ?? Number.NaN);
  return { order: rankedBy(values), values, epoch };
}

/** The score of each sample of the whole set after so many epochs: NaN where the run leaves it out. */
function scoresAfter(history: RunHistory, by: Score, epochs: number): Float32Array<ArrayBuffer> {
  const values = scoreValues(by, history.records(epochs), history.dataset.train.labels);
  return history.index.spread(values, Number.NaN);
}

/** The score of each row of a run, [rows], from its epochs; zeros where there are none. */
function scoreValues(
  by: Score,
  records: readonly EpochRecords[],
  labels: ArrayLike<number>,
): Float32Array<ArrayBuffer> {
  const last = records.at(-1);
  if (last === undefined) return new Float32Array(labels.length);
  if (typeof by === 'object') return Float32Array.from(last.importanceByLayer[by.layer] ?? []);
  switch (by) {
    case 'tau':
      return Float32Array.from(scoresOf({ records }).tau);
    case 'importance':
      return Float32Array.from(sumLayers(last.importanceByLayer));
    case 'meanMargin':
      return Float32Array.from(meanOverEpochs(records.map(({ margin }) => margin)));
    case 'forgettings':
      return Float32Array.from(forgettingsOf(records, labels));
    default:
      return last[by].slice() as Float32Array<ArrayBuffer>;
  }
}

/** How often each row was forgotten. */
function forgettingsOf(records: readonly EpochRecords[], labels: ArrayLike<number>) {
  const predictions = records.map(({ prediction }) => prediction);
  return forgetting(predictions, labels).times;
}

/** Samples by their values, largest first; those without a value (NaN) are left out. */
function rankedBy(values: Float32Array): Uint32Array<ArrayBuffer> {
  const order = largestFirst(values.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value)));
  return Uint32Array.from(order.filter((sample) => !Number.isNaN(values[sample])));
}
