import { escapeMarkup } from '../../plots/svgText.ts';

/** A section that the contents link to. */
export interface LinkedSection {
  readonly id: string;
  readonly name: string;
  /** What the name is short for. */
  readonly title?: string;
  /** Markup that stands behind the name, and what it is short for. */
  readonly detail?: { readonly marks: string; readonly words: string };
}

/** A line of links that stays at the upper edge while one reads; the figures are numbers behind the word. */
export function contents(sections: readonly LinkedSection[]): string {
  const first = sections.findIndex(({ title }) => title !== undefined);
  const links = sections.map((section, index) => (index === first ? LABEL : '') + link(section));
  return `<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>`;
}

const LABEL = '<li class="label" aria-hidden="true">Figures</li>';

function link({ id, name, title, detail }: LinkedSection): string {
  const spoken = detail ? `${name}: ${detail.words}` : title;
  const words = spoken === undefined ? '' : ` aria-label="${escapeMarkup(spoken)}" title="${escapeMarkup(spoken)}"`;
  const marks = detail ? ` <span class="counts">${detail.marks}</span>` : '';
  return `<li><a href="#${id}"${words}>${escapeMarkup(name)}${marks}</a></li>`;
}
