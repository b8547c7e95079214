import type { Dataset, Split } from '../../../datasets/dataset.ts';
import { pickFeatures } from '../../../datasets/pickedFeatures.ts';
import { pickItems } from '../../../datasets/reading/pickItems.ts';
import type { Edits } from './editsSchema.ts';

export type { Edits };

/** The part of a run's configuration that says which samples it has. */
export interface EditedSamples {
  /** How many samples it trains on. */
  readonly samples: number;
  readonly edits?: Edits | undefined;
}

/** The data with the edits made: labels replaced, excluded samples left out. Throws RangeError where they do not fit. */
export function editDataset(dataset: Dataset, edits: Edits): Dataset {
  const { train, classes, truth } = dataset;
  check(edits, train.samples, classes.length);
  const labels = train.labels.slice();
  for (const { sample, label } of edits.relabelled) labels[sample] = label;
  const relabelled = { ...train, labels };
  if (edits.excluded.length === 0) return { ...dataset, train: relabelled };
  const kept = keptSamples({ samples: train.samples - edits.excluded.length, edits });
  const keptTruth = truth && Array.from(kept).flatMap((sample) => truth[sample] ?? []);
  return { ...dataset, train: rowsOf(relabelled, kept), ...(keptTruth && { truth: keptTruth }) };
}

/** The samples that a run has, by their index in the whole training set, smallest first: [samples]. */
export function keptSamples({ samples, edits }: EditedSamples): Int32Array<ArrayBuffer> {
  const excluded = new Set(edits?.excluded);
  const kept = new Int32Array(samples);
  for (let sample = 0, row = 0; row < samples; sample++) if (!excluded.has(sample)) kept[row++] = sample;
  return kept;
}

/** How many samples the whole training set has, those that the run leaves out included. */
export function wholeSamples({ samples, edits }: EditedSamples): number {
  return samples + (edits?.excluded.length ?? 0);
}

function rowsOf(split: Split, rows: Int32Array): Split {
  const { labels, items } = split;
  return {
    samples: rows.length,
    features: pickFeatures(split, rows),
    labels: Uint16Array.from(rows, (row) => labels[row] ?? 0),
    ...(items && { items: pickItems(items, rows) }),
  };
}

function check({ relabelled, excluded }: Edits, samples: number, classes: number): void {
  const wrong = [...relabelled.map(({ sample }) => sample), ...excluded].find((sample) => sample >= samples);
  if (wrong !== undefined) throw new RangeError(`the edits name sample ${wrong}, the data have ${samples}`);
  const label = relabelled.find((edit) => edit.label >= classes)?.label;
  if (label !== undefined) throw new RangeError(`the edits name class ${label}, the data have ${classes}`);
  if (new Set(excluded).size === samples) throw new RangeError('the edits leave no sample to train on');
}
