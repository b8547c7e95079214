import { zoomPanels } from '../../report/page/zoom.ts';
import { ZOOM_DIALOG } from '../../report/page/zoomDialog.ts';
import { type DrawnFigure, figureFiles } from '../../studies/drawFigures.ts';

/**
 * Makes the links of a report work within a page: those to its places scroll there, those to files lead to the files'
 * content, panels open large. The whole report can be saved as the one page that the command line writes. What a link
 * leads to is made when it is followed.
 */
export function followLinks(
  root: ShadowRoot,
  figures: readonly DrawnFigure[],
  wholePage: () => string,
  signal: AbortSignal,
): void {
  const addresses: string[] = [];
  const addressOf = (content: string, type: string) => {
    const address = URL.createObjectURL(new Blob([content], { type }));
    addresses.push(address);
    return address;
  };
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href^="figures/"]')) {
    leadToFile(link, figures, addressOf);
  }
  root.querySelector('footer')?.append(saveLink(() => addressOf(wholePage(), 'text/html')));
  root.addEventListener('click', (event) => jump(root, event), { signal });
  root.append(document.createRange().createContextualFragment(ZOOM_DIALOG));
  zoomPanels(root, signal);
  signal.addEventListener('abort', () => addresses.forEach(URL.revokeObjectURL));
}

/** Makes a link to a file of a figure save that file's content. */
function leadToFile(
  link: HTMLAnchorElement,
  figures: readonly DrawnFigure[],
  addressOf: (content: string, type: string) => string,
): void {
  const path = link.getAttribute('href') ?? '';
  const figure = figures.find(({ id }) => path.startsWith(`figures/${id}`));
  const content = () => (figure && figureFiles(figure).get(path)) ?? '';
  const type = path.endsWith('.svg') ? 'image/svg+xml' : 'application/json';
  link.download = path.replace('figures/', '');
  link.addEventListener('click', () => (link.href = addressOf(content(), type)), { once: true });
}

function saveLink(address: () => string): Node {
  const paragraph = document.createElement('p');
  const link = document.createElement('a');
  [link.textContent, link.download, link.href] = ['Save the report as one page', 'report.html', '#'];
  link.addEventListener('click', () => (link.href = address()), { once: true });
  paragraph.append(link);
  return paragraph;
}

/** The address after `#` is the page's own. */
function jump(root: ShadowRoot, event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
  const place = link?.getAttribute('href')?.slice(1);
  if (!place) return;
  event.preventDefault();
  root.getElementById(place)?.scrollIntoView();
}
