import { escapeMarkup } from '../../plots/svgText.ts';

/** A section that the contents link to. */
export interface LinkedSection {
  readonly id: string;
  readonly name: string;
  /** What the name is short for. */
  readonly title?: string;
}

/** A line of links that stays at the upper edge while one reads; the figures are numbers behind the word. */
export function contents(sections: readonly LinkedSection[]): string {
  const first = sections.findIndex(({ title }) => title !== undefined);
  const links = sections.map((section, index) => (index === first ? LABEL : '') + link(section));
  return `<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>`;
}

const LABEL = '<li class="label" aria-hidden="true">Figures</li>';

function link({ id, name, title }: LinkedSection): string {
  const words = title === undefined ? '' : ` aria-label="${escapeMarkup(title)}" title="${escapeMarkup(title)}"`;
  return `<li><a href="#${id}"${words}>${escapeMarkup(name)}</a></li>`;
}
