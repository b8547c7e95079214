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

/** Marks the link of the section that is in the middle of the window, and keeps it in sight on a narrow one. */
export const CONTENTS_SCRIPT = `{
const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link]));
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const link = links.get(target.id);
    if (isIntersecting) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
    const list = link.closest('ul');
    if (isIntersecting) list.scrollTo({ left: link.offsetLeft - list.clientWidth / 2 });
  }
}, { rootMargin: '-45% 0px -55% 0px' });
for (const id of links.keys()) observer.observe(document.getElementById(id));
}`;
