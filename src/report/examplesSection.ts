import { escapeMarkup } from '../plots/svgText.ts';
import type { SamplePictures } from '../studies/figure.ts';
import type { Material } from '../studies/material.ts';
import { extremeSamples } from './examples.ts';

/** Strips of the samples with the largest and the smallest overall importance; empty without their pixels. */
export function examplesSection(material: Material, pictures: SamplePictures): string {
  if (material.summaries === null) return '';
  const { most, least } = extremeSamples(material.summaries.plain.tau);
  const strips = [
    strip('The most important samples', material, pictures, most),
    strip('The least important samples', material, pictures, least),
  ];
  if (strips.every((html) => html === '')) return '';
  return `<section id="examples"><h2>What the samples look like</h2>
<p>Training samples with the largest and with the smallest overall importance τ, the extremes first. Below each: the
label it carries, and the prediction of the last epoch where that differs.</p>
${strips.join('\n')}</section>`;
}

function strip(title: string, material: Material, pictures: SamplePictures, samples: readonly number[]): string {
  const cards = samples.map((sample) => card(material, pictures.get(sample), sample));
  const shown = cards.filter((html) => html !== '');
  return shown.length === 0 ? '' : `<h3>${title}</h3><div class="strip">${shown.join('')}</div>`;
}

function card({ run, summaries }: Material, address: string | undefined, sample: number): string {
  if (address === undefined) return '';
  const nameOf = (label: number | undefined) => run.config.classes[label ?? -1] ?? '?';
  const label = nameOf(run.labels[sample]);
  const prediction = nameOf(run.records.at(-1)?.prediction[sample]);
  const taken = prediction === label ? '' : ` <span class="wrong">→ ${escapeMarkup(prediction)}</span>`;
  const title = `sample ${sample}, τ = ${(summaries?.plain.tau[sample] ?? 0).toExponential(2)}`;
  const alt = `Sample ${sample}, labelled ${label}${prediction === label ? '' : `, predicted ${prediction}`}`;
  return `<figure title="${title}"><img src="${address}" alt="${escapeMarkup(alt)}"><figcaption>${escapeMarkup(label)}${taken}</figcaption></figure>`;
}
