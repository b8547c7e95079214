import { escapeMarkup } from '../plots/svgText.ts';
import type { Material } from '../studies/figure.ts';
import { type Examples, extremeSamples, thumbnailOf } from './examples.ts';
import { dataAddress, encodePng } from './png.ts';

/** Strips of the samples with the largest and the smallest overall importance; empty without their pixels. */
export async function examplesSection(material: Material, examples: Examples | null): Promise<string> {
  if (examples === null || material.summaries === null) return '';
  const { most, least } = extremeSamples(material.summaries.plain.tau);
  const strips = [
    await strip('The most important samples', material, examples, most),
    await strip('The least important samples', material, examples, least),
  ];
  if (strips.every((html) => html === '')) return '';
  return `<section id="examples"><h2>What the samples look like</h2>
<p>Training samples with the largest and with the smallest overall importance τ, the extremes first. Below each: the
label it carries, and the prediction of the last epoch where that differs.</p>
${strips.join('\n')}</section>`;
}

async function strip(
  title: string,
  material: Material,
  examples: Examples,
  samples: readonly number[],
): Promise<string> {
  const cards = await Promise.all(samples.map((sample) => card(material, examples, sample)));
  const shown = cards.filter((html) => html !== '');
  return shown.length === 0 ? '' : `<h3>${title}</h3><div class="strip">${shown.join('')}</div>`;
}

async function card({ run, summaries }: Material, examples: Examples, sample: number): Promise<string> {
  const pixels = thumbnailOf(examples, sample);
  if (pixels === null) return '';
  const address = dataAddress('image/png', await encodePng(examples.image, pixels));
  const nameOf = (label: number | undefined) => run.config.classes[label ?? -1] ?? '?';
  const label = nameOf(run.labels[sample]);
  const prediction = nameOf(run.records.at(-1)?.prediction[sample]);
  const taken = prediction === label ? '' : ` <span class="wrong">→ ${escapeMarkup(prediction)}</span>`;
  const title = `sample ${sample}, τ = ${(summaries?.plain.tau[sample] ?? 0).toExponential(2)}`;
  const alt = `Sample ${sample}, labelled ${label}${prediction === label ? '' : `, predicted ${prediction}`}`;
  return `<figure title="${title}"><img src="${address}" alt="${escapeMarkup(alt)}"><figcaption>${escapeMarkup(label)}${taken}</figcaption></figure>`;
}
