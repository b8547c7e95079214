import { afterAll, expect, test } from 'vitest';
import script from '../../src/report/page/script.ts?script';
import { ZOOM_DIALOG } from '../../src/report/page/zoomDialog.ts';

const panel = (name: string) => `<a class="panel" href="x.svg" data-caption="${name}"><svg id="${name}"></svg></a>`;
const PAGE = `<div class="pictures">${panel('first')}${panel('second')}</div><div class="pictures">${panel('hidden')}</div>
${ZOOM_DIALOG}<script>${script}</script>`;

/** Opens a page of three panels in a frame. Returns its elements, the caption shown, and a way to press keys. */
async function openPage() {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  frame.srcdoc = PAGE;
  await loaded;
  const page = frame.contentDocument;
  const zoom = page?.querySelector('dialog');
  if (!page || !zoom) throw new Error('the page has a dialog');
  const links = [...page.querySelectorAll<HTMLElement>('a.panel')];
  const caption = () => zoom.querySelector('#zoom-caption')?.textContent;
  const press = (key: string) => zoom.dispatchEvent(new KeyboardEvent('keydown', { key }));
  return { page, zoom, links, caption, press };
}

afterAll(() => {
  if (typeof document !== 'undefined') document.querySelector('iframe')?.remove();
});

test.skipIf(typeof document === 'undefined')(
  'a panel opens over the page, steps to the next, and gets the focus back',
  async () => {
    const { page, zoom, links, caption, press } = await openPage();
    links[0]?.click();
    expect([zoom.open, caption(), zoom.querySelectorAll('#zoom-picture svg').length]).toEqual([true, 'first', 1]);
    expect(page.activeElement?.getAttribute('aria-label')).toBe('Close');
    press('ArrowLeft');
    expect([caption(), zoom.querySelector('#zoom-place')?.textContent]).toEqual(['second', '2 of 2']);
    const closed = new Promise((resolve) => zoom.addEventListener('close', resolve));
    zoom.querySelector<HTMLElement>('button[value="0"]')?.click();
    await closed;
    expect([zoom.open, page.activeElement]).toEqual([false, links[1]]);
  },
);
