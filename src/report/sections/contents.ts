import { escapeMarkup } from '../../plots/svgText.ts';

/** Something that one may want to jump to. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** What the name is short for. */
  readonly title?: string;
}

/** A line of links that stays at the upper edge while one reads; the figures are numbers behind the word. */
export function contents(places: readonly Place[]): string {
  const first = places.findIndex(({ title }) => title !== undefined);
  const links = places.map((place, index) => (index === first ? LABEL : '') + link(place));
  return `<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>`;
}

const LABEL = '<li class="label" aria-hidden="true">Figures</li>';

function link({ id, name, title }: Place): string {
  const words = title === undefined ? '' : ` aria-label="${escapeMarkup(title)}" title="${escapeMarkup(title)}"`;
  return `<li><a href="#${id}"${words}>${escapeMarkup(name)}</a></li>`;
}
