/**
 * Opens a panel large over the page where it is clicked, and steps through the panels of its figure. The dialog element
 * keeps the focus inside, closes on Escape, and gives the focus back; the panel shown last has it then. `root` holds
 * the panels and the dialog: the report's document, or the lab's shadow tree.
 */
export function zoomPanels(root: Document | ShadowRoot, signal?: AbortSignal): void {
  const dialog = root.getElementById('zoom');
  if (!(dialog instanceof HTMLDialogElement)) return;
  let [panels, shown]: [HTMLElement[], number] = [[], 0];
  const show = (index: number) => {
    shown = (index + panels.length) % panels.length;
    showPanel(root, panels[shown], `${shown + 1} of ${panels.length}`);
  };
  const open = (event: Event) => {
    const panel = event.target instanceof Element ? event.target.closest<HTMLElement>('a.panel') : null;
    if (!panel || isModified(event)) return;
    event.preventDefault();
    panels = [...(panel.closest('.pictures')?.querySelectorAll<HTMLElement>('a.panel') ?? [])];
    show(panels.indexOf(panel));
    dialog.showModal();
  };
  root.addEventListener('click', open, signal && { signal });
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

function showPanel(root: Document | ShadowRoot, panel: HTMLElement | undefined, place: string): void {
  const picture = panel?.querySelector('svg')?.cloneNode(true);
  if (picture) root.getElementById('zoom-picture')?.replaceChildren(picture);
  write(root, 'zoom-caption', panel?.dataset.caption ?? '');
  write(root, 'zoom-place', place);
}

function write(root: Document | ShadowRoot, id: string, text: string): void {
  const element = root.getElementById(id);
  if (element) element.textContent = text;
}

/** A click that asks the browser for a new tab or window follows the link. */
function isModified(event: Event): boolean {
  return event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}
