import { sum } from '../../importance/sum.ts';
import { drawBareAreas } from '../../plots/charts/bareAreas.ts';
import type { Series } from '../../plots/charts/lines.ts';
import { layerColour } from '../../plots/colours.ts';
import { PANEL_WIDTH } from '../../plots/panelWidth.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import { namesOf } from '../../studies/names.ts';
import { timesWords } from './openingWords.ts';
import type { Contrast, SampleStory } from './sampleStory.ts';
import type { ToldDataset } from './toldDataset.ts';

/** With several data sets four pictures stand side by side, and each is narrower. */
const SIZES = { wide: { width: PANEL_WIDTH, height: 240 }, narrow: { width: 300, height: 226 } };

/** A sample's picture and who it is, above its importance by layer over the epochs. */
export function storyCard(document: Document, told: ToldDataset, which: 'hard' | 'ordinary', several: boolean): string {
  const { inputs, pictures, places, examples, contrast } = told;
  const story = contrast[which];
  const address = pictures.get(story.sample);
  const image = address ? `<img src="${address}" alt="Sample ${story.sample}">` : '';
  const alone = { hard: 'A hard sample', ordinary: 'An ordinary sample' }[which];
  const title = several ? `${inputs.dataset}: ${which} sample` : alone;
  const place = places?.get(story.sample);
  const from = place === undefined ? '' : `<br><span class="place">${escapeMarkup(place)}</span>`;
  const wrong = examples?.truth?.mislabelled.includes(story.sample) ?? false;
  return `<div class="story"><div class="who">${image}<p><b>${escapeMarkup(title)}</b>
<span>${whoWords(story, wrong)}${which === 'ordinary' ? magnifiedWords(contrast) : ''}${from}</span></p></div>
${drawStory(document, told, which, several)}</div>`;
}

function drawStory(document: Document, told: ToldDataset, which: 'hard' | 'ordinary', several: boolean): string {
  const { inputs, contrast } = told;
  const { sample, byLayer } = contrast[which];
  const { layers } = namesOf(inputs.run);
  return drawBareAreas(document, {
    label: `Importance of sample ${sample} by layer, by epoch`,
    ...SIZES[several ? 'narrow' : 'wide'],
    series: byLayer.map((epochs, d) => ({
      name: layers[d] ?? '',
      colour: layerColour(d, layers.length),
      points: pointsOf(epochs),
    })),
    outline: which === 'hard' ? totalOf(contrast.ordinary) : undefined,
  });
}

function whoWords({ label, prediction, times }: SampleStory, wrong: boolean): string {
  const named = `labelled ${escapeMarkup(label)}${wrong ? ' wrongly on purpose' : ''}`;
  const taken = prediction === label ? '' : `, taken for ${escapeMarkup(prediction)}`;
  return `${named}${taken} · ${timesWords(times)} the average importance`;
}

/** The ordinary sample would be a line on the floor of the hard one's picture. */
function magnifiedWords({ hard, ordinary }: Contrast): string {
  const ratio = highest(hard) / highest(ordinary);
  return ratio >= 1.5 ? `; axis magnified ${timesWords(ratio)}` : '';
}

function highest(story: SampleStory): number {
  return Math.max(...totals(story));
}

function totalOf(story: SampleStory): Series {
  return { name: 'the ordinary sample', colour: 'currentColor', points: pointsOf(totals(story)) };
}

function totals({ byLayer }: SampleStory): number[] {
  return (byLayer[0] ?? []).map((_, t) => sum(byLayer.map((epochs) => epochs[t] ?? 0)));
}

function pointsOf(values: readonly number[]) {
  return values.map((value, t) => ({ epoch: t + 1, value }));
}
