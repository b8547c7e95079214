import { ZOOM_DIALOG } from '../../report/page/zoom.ts';
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
    const path = link.getAttribute('href') ?? '';
    const figure = figures.find(({ id }) => path.startsWith(`figures/${id}`));
    const content = () => (figure && figureFiles(figure).get(path)) ?? '';
    const type = path.endsWith('.svg') ? 'image/svg+xml' : 'application/json';
    link.download = path.replace('figures/', '');
    link.addEventListener('click', () => (link.href = addressOf(content(), type)), { once: true });
  }
  root.querySelector('footer')?.append(saveLink(() => addressOf(wholePage(), 'text/html')));
  root.addEventListener('click', (event) => jump(root, event), { signal });
  zoom(root, signal);
  signal.addEventListener('abort', () => addresses.forEach(URL.revokeObjectURL));
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

/** What the report's own script does where it has a page of its own. */
function zoom(root: ShadowRoot, signal: AbortSignal): void {
  root.append(document.createRange().createContextualFragment(ZOOM_DIALOG));
  const part = (id: string) => root.getElementById(id);
  const dialog = part('zoom');
  if (!(dialog instanceof HTMLDialogElement)) return;
  let [panels, shown]: [HTMLElement[], number] = [[], 0];
  const show = (index: number) => {
    shown = (index + panels.length) % panels.length;
    const panel = panels[shown];
    part('zoom-picture')?.replaceChildren(...[panel?.querySelector('svg')?.cloneNode(true) ?? ''].flat());
    const [caption, place] = [part('zoom-caption'), part('zoom-place')];
    if (caption) caption.textContent = panel?.dataset.caption ?? '';
    if (place) place.textContent = `${shown + 1} of ${panels.length}`;
  };
  const open = (event: Event) => {
    const panel = event.target instanceof Element ? event.target.closest<HTMLElement>('a.panel') : null;
    const modified = event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!panel || modified) return;
    event.preventDefault();
    panels = [...(panel.closest('.pictures')?.querySelectorAll<HTMLElement>('a.panel') ?? [])];
    show(panels.indexOf(panel));
    dialog.showModal();
  };
  root.addEventListener('click', open, { signal });
  dialog.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const step = Number(button?.value ?? 0);
    if (step !== 0) show(shown + step);
    else if (target === dialog || button) dialog.close();
  });
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft' || key === 'ArrowRight') show(shown + (key === 'ArrowLeft' ? -1 : 1));
  });
  dialog.addEventListener('close', () => panels[shown]?.focus());
}
