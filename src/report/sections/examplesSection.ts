import { escapeMarkup } from '../../plots/svgText.ts';
import type { SamplePictures } from '../../studies/figure.ts';
import type { FigureInputs } from '../../studies/figureInputs.ts';
import { extremeSamples } from '../examples.ts';

/** A data set's inputs and the pictures of its samples. */
interface ExampleInputs {
  readonly inputs: FigureInputs;
  readonly pictures: SamplePictures;
}

/** Strips of the samples with the largest and the smallest overall importance; empty without their pixels. */
export function examplesSection(datasets: readonly ExampleInputs[]): string {
  const level = datasets.length > 1 ? 4 : 3;
  const columns = datasets.flatMap(({ inputs, pictures }) => {
    const shown = strips(inputs, pictures, level);
    if (shown === '') return [];
    return `<div>${datasets.length > 1 ? `<h3>${escapeMarkup(inputs.dataset)}</h3>` : ''}${shown}</div>`;
  });
  if (columns.length === 0) return '';
  return `<section id="examples" aria-labelledby="examples-title"><h2 id="examples-title">What the samples look like</h2>
<p>Training samples with the largest and with the smallest overall importance τ, the extremes first. Below each: the
label it carries, and the prediction of the last epoch where that differs.</p>
<div class="beside">${columns.join('')}</div></section>`;
}

function strips(inputs: FigureInputs, pictures: SamplePictures, level: number): string {
  if (inputs.summaries === null) return '';
  const { most, least } = extremeSamples(inputs.summaries.plain.tau);
  const groups = { 'The most important samples': most, 'The least important samples': least };
  return Object.entries(groups)
    .map(([title, samples]) => strip(`<h${level}>${title}</h${level}>`, inputs, pictures, samples))
    .join('');
}

function strip(heading: string, inputs: FigureInputs, pictures: SamplePictures, samples: readonly number[]): string {
  const cards = samples.map((sample) => card(inputs, pictures.get(sample), sample));
  const shown = cards.filter((html) => html !== '');
  return shown.length === 0 ? '' : `${heading}<div class="strip">${shown.join('')}</div>`;
}

function card({ run, summaries }: FigureInputs, address: string | undefined, sample: number): string {
  if (address === undefined) return '';
  const nameOf = (label: number | undefined) => run.config.classes[label ?? -1] ?? '?';
  const label = nameOf(run.labels[sample]);
  const prediction = nameOf(run.records.at(-1)?.prediction[sample]);
  const taken = prediction === label ? '' : ` <span class="wrong">→ ${escapeMarkup(prediction)}</span>`;
  const title = `sample ${sample}, τ = ${(summaries?.plain.tau[sample] ?? 0).toExponential(2)}`;
  const alt = `Sample ${sample}, labelled ${label}${prediction === label ? '' : `, predicted ${prediction}`}`;
  return `<figure title="${title}"><img src="${address}" alt="${escapeMarkup(alt)}"><figcaption>${escapeMarkup(label)}${taken}</figcaption></figure>`;
}
