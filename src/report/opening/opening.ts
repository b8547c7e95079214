import { escapeMarkup } from '../../plots/svgText.ts';
import type { FigureWords } from '../../studies/figure.ts';
import { namesOf } from '../../studies/names.ts';
import { layerLegend, openingCaption } from './openingWords.ts';
import { contrastOf } from './sampleStory.ts';
import { storyCard } from './storyCard.ts';
import type { OpeningDataset, ToldDataset } from './toldDataset.ts';

/**
 * The picture at the head of a report: what the most important sample of each data set did to each layer, epoch by
 * epoch, beside the same of an ordinary one. Empty where no data set has a story.
 */
export function openingPicture(
  datasets: readonly OpeningDataset[],
  figures: readonly FigureWords[],
  document: Document,
): string {
  const told = datasets.flatMap((dataset): ToldDataset[] => {
    const contrast = contrastOf(dataset.inputs);
    return contrast ? [{ ...dataset, contrast }] : [];
  });
  const [first] = told;
  if (!first) return '';
  const cards = told.flatMap((dataset) =>
    (['hard', 'ordinary'] as const).map((which) => storyCard(document, dataset, which, told.length > 1)),
  );
  const legend = layerLegend(told.map(({ inputs }) => namesOf(inputs.run).layers));
  return `<figure class="opening samplescope" aria-label="${escapeMarkup('The story of two samples')}">${legend}
<div class="stories">${cards.join('')}</div>
<figcaption>${openingCaption(told, figures)}</figcaption></figure>`;
}
