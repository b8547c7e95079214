import { layerColour } from '../../plots/colours.ts';
import { escapeMarkup } from '../../plots/svgText.ts';
import type { FigureWords } from '../../studies/figure.ts';
import { formatNumber, shortNumber } from '../html.ts';
import type { SampleStory } from './sampleStory.ts';
import type { ToldDataset } from './toldDataset.ts';

/** More layers than this would fill lines with names. */
const MOST_LAYERS = 12;

/** The layers' colours, and the line; only where all data sets have the same layers. */
export function layerLegend(layers: readonly (readonly string[])[]): string {
  const [names = []] = layers;
  const alike = layers.every((own) => own.join() === names.join()) && names.length <= MOST_LAYERS;
  const items = alike
    ? names.map((name, d) => `<li><i style="background:${layerColour(d, names.length)}"></i>${escapeMarkup(name)}</li>`)
    : [];
  return `<div class="over"><b>What one sample does to each layer, epoch by epoch</b>
<ul>${items.join('')}<li><i class="line"></i>ordinary sample, same scale</li></ul></div>`;
}

/** What one sees, in a sentence or two for each data set, and where the figures go on. */
export function openingCaption(told: readonly ToldDataset[], figures: readonly FigureWords[]): string {
  const several = told.length > 1;
  const sentences = told.map(({ inputs, contrast: { hard, ordinary, samples } }) => {
    const where = several ? `On ${escapeMarkup(inputs.dataset)}, the` : 'The';
    return (
      `${where} most important of ${formatNumber(samples)} samples moves the network ${shareWords(hard)}; ` +
      `the one in the middle of the ranking, ${shareWords(ordinary)}.`
    );
  });
  return [...sentences, linkWords(figures)].filter((sentence) => sentence !== '').join(' ');
}

function shareWords({ times, halfway }: SampleStory): string {
  const half = halfway === null ? '' : `, half of it by epoch ${halfway}`;
  return `${timesWords(times)} as much as the average one${half}`;
}

/** `26×`: two digits, which is as much as a picture shows. */
export function timesWords(times: number): string {
  return `${shortNumber(Number(times.toPrecision(2)))}×`;
}

function linkWords(figures: readonly FigureWords[]): string {
  const all = figures.find(({ number }) => number === 2);
  return all ? `<a href="#${all.id}">Figure 2</a> adds up all samples.` : '';
}
