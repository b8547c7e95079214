import type { Dataset } from '../../../datasets/dataset.ts';
import { printableLine } from '../terminal/printable.ts';
import { textTable } from '../terminal/textTable.ts';
import { type FirstSample, isPictures } from './firstSamples.ts';

/** Features beyond these are counted. */
const MOST_FEATURES = 24;

/** The first training samples as the network will see them, as lines: of pictures, what their values are like. */
export function sampleTable(dataset: Dataset, samples: readonly FirstSample[]): string[] {
  if (samples.length === 0) return [];
  const places = samples.map(({ sample, place, class: name }) => `  sample ${sample}: ${whoWords(place, name)}`);
  const table = isPictures(dataset) ? pictureTable(samples) : featureTable(dataset, samples);
  return ['', 'the first training samples, as the network reads them', ...places, '', ...table, ''];
}

function whoWords(place: string | undefined, name: string): string {
  return printableLine(place === undefined ? `class ${name}` : `${place}, class ${name}`);
}

function pictureTable(samples: readonly FirstSample[]): string[] {
  const rows = samples.map(({ sample, values }) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [`sample ${sample}`, ...[Math.min(...values), mean, Math.max(...values)].map(shortNumber)];
  });
  return textTable([['pixels', 'least', 'mean', 'largest'], ...rows]);
}

function featureTable({ featureNames, scaling }: Dataset, samples: readonly FirstSample[]): string[] {
  const features = samples[0]?.values.length ?? 0;
  const shown = Math.min(features, MOST_FEATURES);
  const head = ['feature', ...(scaling ? ['mean', 'scale'] : []), ...samples.map(({ sample }) => `sample ${sample}`)];
  const rows = Array.from({ length: shown }, (_, feature) => [
    printableLine(featureNames?.[feature] ?? `feature ${feature}`),
    ...(scaling ? [scaling.mean[feature] ?? 0, scaling.scale[feature] ?? 1] : []).map(shortNumber),
    ...samples.map(({ values }) => shortNumber(values[feature] ?? 0)),
  ]);
  return [...textTable([head, ...rows]), ...(features > shown ? [`  and ${features - shown} more features`] : [])];
}

/** Four digits that count. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4))).replace('-', '−');
}
