import { escapeMarkup } from '../../plots/svgText.ts';
import type { ItemsBySample } from '../../run/folder/read/readItems.ts';
import type { SamplePictures } from '../../studies/figure.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import { type Examples, extremeSamples } from '../examples.ts';
import { placeWords, shortPlace } from '../places.ts';

/** A data set's inputs, and what is known of its samples. */
interface ExampleInputs {
  readonly inputs: FigureInputs;
  readonly pictures: SamplePictures;
  readonly items?: ItemsBySample | undefined;
  readonly examples: Pick<Examples, 'rows'> | null;
}

/** Strips of the samples with the largest and the smallest overall importance; empty without their pixels. */
export function examplesSection(datasets: readonly ExampleInputs[]): string {
  const level = datasets.length > 1 ? 4 : 3;
  const columns = datasets.flatMap((dataset) => {
    const shown = strips(dataset, level);
    if (shown === '') return [];
    return `<div>${datasets.length > 1 ? `<h3>${escapeMarkup(dataset.inputs.dataset)}</h3>` : ''}${shown}</div>`;
  });
  if (columns.length === 0) return '';
  return `<section id="examples" aria-labelledby="examples-title"><h2 id="examples-title">What the samples look like</h2>
<p>Training samples with the largest and with the smallest overall importance τ, the extremes first. Below each: the
label it carries, and the prediction of the last epoch where that differs${placeHint(datasets)}.</p>
<div class="beside">${columns.join('')}</div></section>`;
}

/** Says what else stands below the samples of a user's own data. */
function placeHint(datasets: readonly ExampleInputs[]): string {
  return datasets.some(({ items }) => items !== undefined && items.size > 0) ? ', then where it comes from' : '';
}

function strips(dataset: ExampleInputs, level: number): string {
  const { inputs } = dataset;
  if (inputs.summaries === null) return '';
  const { most, least } = extremeSamples(inputs.summaries.plain.tau);
  const groups = { 'The most important samples': most, 'The least important samples': least };
  return Object.entries(groups)
    .map(([title, samples]) => strip(`<h${level}>${title}</h${level}>`, dataset, samples))
    .join('');
}

function strip(heading: string, dataset: ExampleInputs, samples: readonly number[]): string {
  const cards = samples.map((sample) => card(dataset, sample));
  const shown = cards.filter((html) => html !== '');
  const rows = dataset.examples?.rows ? ' rows' : '';
  return shown.length === 0 ? '' : `${heading}<div class="strip${rows}">${shown.join('')}</div>`;
}

function card({ inputs: { run, summaries }, pictures, items, examples }: ExampleInputs, sample: number): string {
  const address = pictures.get(sample);
  if (address === undefined) return '';
  const item = items?.get(sample);
  const nameOf = (label: number | undefined) => run.config.classes[label ?? -1] ?? '?';
  const label = nameOf(run.labels[sample]);
  const prediction = nameOf(run.records.at(-1)?.prediction[sample]);
  const taken = prediction === label ? '' : ` <span class="wrong">→ ${escapeMarkup(prediction)}</span>`;
  const who = item ? `sample ${sample}, ${placeWords(item)}` : `sample ${sample}`;
  const title = `${who}, τ = ${(summaries?.plain.tau[sample] ?? 0).toExponential(2)}`;
  const alt = `${who.replace(/^s/, 'S')}, labelled ${label}${prediction === label ? '' : `, predicted ${prediction}`}`;
  const place = item ? `<small>${escapeMarkup(shortPlace(item))}</small>` : '';
  return `<figure title="${escapeMarkup(title)}"><img src="${address}" alt="${escapeMarkup(alt)}"><figcaption>${escapeMarkup(label)}${taken}${place}</figcaption>${cellList(examples, sample)}</figure>`;
}

/** The first values of a row of numbers, by the names of the columns; empty for pictures. */
function cellList(examples: ExampleInputs['examples'], sample: number): string {
  const cells = examples?.rows?.find((row) => row.sample === sample)?.cells ?? [];
  if (cells.length === 0) return '';
  const items = cells.map(([name, value]) => `<dt>${escapeMarkup(name)}</dt><dd>${escapeMarkup(value)}</dd>`);
  return `<dl>${items.join('')}</dl>`;
}
