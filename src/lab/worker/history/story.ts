import { layerNames } from '../../../run/config.ts';
import type { EpochRecords } from '../../../run/records.ts';
import type { SampleStory } from '../../protocol/questions.ts';
import type { RunHistory } from './history.ts';

/** One sample over all epochs of a run; without any where the run leaves it out. */
export function storyOf(history: RunHistory, sample: number): SampleStory {
  const row = history.index.rowOf(sample);
  const epochs = row === undefined ? [] : history.records();
  const pick = (of: (records: EpochRecords) => ArrayLike<number>) =>
    Float32Array.from(epochs, (records) => of(records)[row ?? 0] ?? Number.NaN);
  const layers = layerNames(history.config);
  return {
    sample,
    importanceByLayer: layers.map((_, d) => pick(({ importanceByLayer }) => importanceByLayer[d] ?? [])),
    nll: pick(({ nll }) => nll),
    prediction: Int32Array.from(epochs, ({ prediction }) => prediction[row ?? 0] ?? -1),
    margin: pick(({ margin }) => margin),
  };
}
