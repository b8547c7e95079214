import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { SMALL, useLab, type Visit } from './visit.ts';

const lab = useLab();

it('walks a first visitor through one training in five steps, and never again unless asked', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=2`, { tour: true });
  await visit.ready();
  const tour = visit.page.getByRole('complementary', { name: 'A tour in five steps' });
  await tour.getByText('Press Play').waitFor();
  await visit.screenshot('tour', { fullPage: false });
  await visit.button('Play').click();
  for (const title of ['Which layers move?', 'Which samples move them?', 'Select some', 'Change something, compare']) {
    await tour.getByText(title).waitFor();
    await expect.poll(() => visit.page.locator('.pointed').count()).toBe(1);
    await tour.getByRole('button', { name: /Next|Done/ }).click();
  }
  await tour.waitFor({ state: 'detached' });
  await visit.page.reload();
  await visit.ready();
  expect(await tour.count()).toBe(0);
  await visit.button('Help: keys and a tour').click();
  await visit.button('Take the tour').click();
  await tour.getByText('Press Play').waitFor();
  await tour.getByRole('button', { name: 'Skip' }).click();
  await tour.waitFor({ state: 'detached' });
});

it('is played by the keyboard alone', async () => {
  const visit = await open(`${SMALL}&epochs=3`);
  const { page } = visit;
  await page.keyboard.press('b');
  await expect.poll(() => visit.batches()).toBe(1);
  await page.keyboard.press('e');
  await visit.reaches(1);
  await page.keyboard.press('Space');
  await visit.reaches(3);
  await visit.button('Play').waitFor();
  await page.keyboard.press('r');
  await expect.poll(() => visit.epochs()).toBe(0);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await help.getByText('play or pause').waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await visit.field('Hidden layers').focus();
  await page.keyboard.press('b');
  await page.getByRole('tab', { name: 'Train' }).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.getByRole('tab', { name: 'Figures' }).getAttribute('aria-selected')).toBe('true');
  expect(await visit.batches()).toBe(0);
});

it('says how a chart is computed, with the equation and the paper', async () => {
  const { page } = await open(SMALL);
  await page.getByRole('button', { name: 'How this is computed: Shares of the most important samples' }).click();
  const note = page.getByRole('note', { name: 'Shares of the most important samples' });
  await note.locator('math').waitFor();
  expect(await note.locator('a').getAttribute('href')).toMatch(/^https:\/\/openreview\.net\//);
  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'hidden' });
});

it('gives the rows of a chart as a table, and announces that the run is held', async () => {
  const visit = await open(`${SMALL}&epochs=2`);
  const { page } = visit;
  await visit.playUntil(2);
  await page.getByLabel('Error as a table').click();
  const table = page.getByRole('table', { name: 'Error' });
  await table.waitFor();
  expect(await table.getByRole('columnheader').allTextContents()).toEqual(['epoch', 'training', 'test']);
  expect(await table.getByRole('row').count()).toBe(3);
  await page
    .getByRole('status')
    .filter({ hasText: /Held after epoch 2; test error/ })
    .waitFor({ state: 'attached' });
});

it('has light or dark colours as the system has, or as the reader chose', async () => {
  const visit = await lab.visit(SMALL, { colorScheme: 'dark' });
  await visit.ready();
  const background = () => visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await background()).toBe('rgb(11, 13, 18)');
  await visit.button(/^Colours: as the system/).click();
  expect(await background()).toBe('rgb(246, 247, 249)');
  await visit.page.reload();
  await visit.button(/^Colours: light/).click();
  expect(await background()).toBe('rgb(11, 13, 18)');
  await visit.page.emulateMedia({ colorScheme: 'light' });
  expect(await background()).toBe('rgb(11, 13, 18)');
});

it('fits a phone, light and dark', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=2`, { viewport: { width: 390, height: 844 } });
  await visit.ready();
  await visit.playUntil(2);
  await visit.panel('Importance by layer').waitFor();
  for (const tab of ['Train', 'Samples', 'Figures']) {
    await visit.tab(tab);
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth), tab).toBe(390);
    await visit.screenshot(`phone-${tab.toLowerCase()}`);
  }
  await visit.tab('Train');
  await visit.page.emulateMedia({ colorScheme: 'dark' });
  await visit.screenshot('phone-dark');
});

it('has enough contrast in every word of the page, light and dark', async () => {
  const visit = await open(`${SMALL}&epochs=1`);
  const { page } = visit;
  await visit.playUntil(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { checked, faint } = await contrasts(page);
    expect(faint, colorScheme).toEqual([]);
    expect(checked, colorScheme).toBeGreaterThan(50);
  }
});

/** Opens the page and waits until a run can be played. */
async function open(hash: string): Promise<Visit> {
  const visit = await lab.visit(hash);
  await visit.ready();
  return visit;
}

/** How many elements with words were checked, and those that are `faint`: contrast with their ground below 4.5 (WCAG AA). */
function contrasts(page: Page): Promise<{ checked: number; faint: string[] }> {
  return page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    /** Luminance of colours painted over each other, the last on top. */
    const luminance = (colours: readonly string[]) => {
      for (const colour of ['white', ...colours]) {
        if (context) context.fillStyle = colour;
        context?.fillRect(0, 0, 1, 1);
      }
      const [r = 0, g = 0, b = 0] = [...(context?.getImageData(0, 0, 1, 1).data ?? [])].map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element: Element | null): string[] =>
      element === null ? [] : [...behind(element.parentElement), getComputedStyle(element).backgroundColor];
    const words = document.querySelectorAll<HTMLElement>(
      '.page :is(p, span, b, legend, th, td, a, em, summary, button, h1, h2)',
    );
    const seen = [...words].filter((element) => {
      const own = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      return own && element.closest(':disabled') === null && element.offsetParent !== null;
    });
    const faint = seen.flatMap((element) => {
      const paper = behind(element);
      const [ground, ink] = [luminance(paper), luminance([...paper, getComputedStyle(element).color])];
      const contrast = (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05);
      return contrast < 4.5 ? [`${element.textContent} ${contrast.toFixed(2)}`] : [];
    });
    return { checked: seen.length, faint };
  });
}
