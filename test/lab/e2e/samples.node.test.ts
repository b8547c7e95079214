import { expect, it } from 'vitest';
import { makeStrokes } from '../../../datasets/strokes/strokes.ts';
import { SMALL, useLab, type Visit } from './visit.ts';

const lab = useLab();
const EPOCHS = 3;

/** Plays a run of three epochs and opens the tab of its samples, once the worker has ranked them. */
async function visitSamples(hash = '', options: Parameters<typeof lab.visit>[1] = {}): Promise<Visit> {
  const visit = await lab.visit(`${SMALL}&epochs=${EPOCHS}${hash}`, options);
  await visit.ready();
  await visit.playUntil(EPOCHS);
  await visit.tab('Samples');
  await ranked(visit);
  return visit;
}

/** Waits for the order and the issues: the worker has told both once the issues have numbers. */
async function ranked({ page }: Visit): Promise<void> {
  await page
    .locator('select[aria-label=Issue] option', { hasText: /redundant \(\d+\)/ })
    .waitFor({ state: 'attached' });
}

/** The rank in the head of the story: `rank 1 by importance τ`. */
function rank({ page }: Visit) {
  return page.locator('.story thead th').first();
}

/** The number of samples that the grid shows. */
function count({ page }: Visit) {
  return page.locator('.gridbar .count b');
}

/** The words on how many samples are selected. */
const selected = ({ page }: Visit) => page.locator('.markbar').getByText(/selected:/);

it('sorts the samples by a score, and opens the story of each by keys alone', async () => {
  const visit = await visitSamples();
  const { page } = visit;
  await page.locator('.scroller').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => rank(visit).textContent()).toBe('rank 1 by importance τ');
  await page.getByText('Its loss', { exact: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => rank(visit).textContent()).toBe('rank 2 by importance τ');
  await page.keyboard.press('End');
  await expect.poll(() => rank(visit).textContent()).toBe('rank 300 by importance τ');
  await visit.screenshot('samples-story', { fullPage: false });
  await page.getByLabel('Sort by').selectOption('nll');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.story').count()).toBe(0);
  await page.locator('.scroller').click({ position: { x: 30, y: 30 } });
  await expect.poll(() => rank(visit).textContent()).toBe('rank 1 by loss (NLL)');
  await visit.button('↓ largest first').click();
  await page.locator('.scroller').click({ position: { x: 30, y: 30 } });
  await expect.poll(() => rank(visit).textContent()).toBe('rank 300 by loss (NLL)');
  await expect.poll(() => new URL(page.url()).hash).toContain('sort=nll%2Cup');
});

it('asks for the pictures of a story together', async () => {
  const visit = await visitSamples('&show=label:3', {
    preparePage: (page) =>
      page.addInitScript(() => {
        const post = Worker.prototype.postMessage;
        Worker.prototype.postMessage = function (message: { question?: { ask: string; samples: number[] } }) {
          if (message.question?.ask === 'pixels') Object(globalThis).asked?.push(message.question.samples);
          post.call(this, message);
        };
      }),
  });
  const { page } = visit;
  await page.locator('.scroller').focus();
  await page.keyboard.press('Home');
  await page.waitForTimeout(300); // By then the grid has its own pictures.
  await page.evaluate(() => Object.assign(globalThis, { asked: [] }));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.neighbours canvas').count()).toBe(9);
  const drawn = () =>
    page.locator('.neighbours canvas').evaluateAll((all) =>
      all.every((canvas) => {
        const { width, height } = canvas as HTMLCanvasElement;
        const pixels = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
        return pixels?.some((value) => value > 0);
      }),
    );
  await expect.poll(drawn).toBe(true);
  const asked: number[][] = await page.evaluate(() => Object(globalThis).asked);
  expect(asked).toHaveLength(1);
  expect(asked[0]?.length).toBeGreaterThan(3);
});

it('filters by class and by issue, and finds again what an address asks for', async () => {
  const visit = await visitSamples('&show=label:3');
  const { page } = visit;
  expect(await page.getByLabel('Class', { exact: true }).inputValue()).toBe('label 3');
  const { labels } = makeStrokes({ samples: 300, testSamples: 100 }).train;
  expect(await count(visit).textContent()).toBe(String(labels.filter((label) => label === 3).length));
  await visit.button('Show all').click();
  await page.getByLabel('Issue', { exact: true }).selectOption('redundant');
  const redundant = Number(await count(visit).textContent());
  await expect
    .poll(() => page.locator('select[aria-label=Issue] option:checked').textContent())
    .toBe(`redundant (${redundant})`);
  await visit.button('Select these').click();
  await selected(visit).waitFor();
  expect(await selected(visit).textContent()).toContain(`${redundant} selected: by the filter`);
});

it('every chart shows the selected samples, until Escape clears the selection', async () => {
  const visit = await visitSamples();
  const { page } = visit;
  await page.locator('.scroller').click({ position: { x: 30, y: 30 } });
  await page.locator('.scroller').click({ position: { x: 320, y: 30 }, modifiers: ['Shift'] });
  expect(await selected(visit).textContent()).toMatch(/^[3-8] selected: by hand/);
  await visit.tab('Train');
  await page.getByText('share of each layer in the importance of the selected samples').waitFor();
  for (const words of ['selected, training', 'pale: not selected', 'pale: all samples', /^selected \(/]) {
    await page.locator('.chart svg text', { hasText: words }).first().waitFor();
  }
  await visit.screenshot('selected');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByText('selected, training').count()).toBe(0);
  await page.locator('.matrix tbody th button').nth(3).click();
  await page.getByText(/samples selected: class 3/).waitFor();
  await page.locator('.matrix thead button').first().click();
  await page.getByText(/samples selected: the fewest with half of L1/).waitFor();
});

it('trains again on the data that the marks edit, and compares with the previous run', async () => {
  const visit = await visitSamples();
  const { page } = visit;
  await page.locator('.scroller').click({ position: { x: 30, y: 30 } });
  await page.locator('.story').getByRole('button', { name: 'Exclude' }).click();
  const excluded = Number(/\d+/.exec((await page.locator('.story h2').textContent()) ?? '')?.[0]);
  await page.locator('.scroller').focus();
  await page.keyboard.press('ArrowRight');
  const relabelled = page.locator('.story').getByLabel('Relabel as');
  const other = (await relabelled.inputValue()) === '9' ? '8' : '9';
  await relabelled.selectOption(other);
  expect(await page.locator('.marked').textContent()).toContain('1 relabelled, 1 excluded');
  await visit.button('Train again with these').click();
  await page.getByText('this run: 1 relabelled, 1 excluded').waitFor();
  await visit.reaches(EPOCHS);
  await visit.button('Play').waitFor();
  await page.getByLabel('change since the previous run').check();
  await page.getByLabel('Show', { exact: true }).selectOption('marked');
  expect(await count(visit).textContent()).toBe('2');
  await page.keyboard.press('Escape');
  await page.locator('.scroller').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.getByText('This run leaves the sample out.').waitFor();
  expect(await page.locator('.story h2').textContent()).toBe(`sample ${excluded}`);
  await visit.screenshot('samples-compared', { fullPage: false });
  await visit.tab('Train');
  await page.locator('.chart svg text', { hasText: 'test, previous run' }).first().waitFor();
  await page.locator('.network .previous').first().waitFor();
  await visit.screenshot('compared');
});

it('says how many of the selected samples the run leaves out, also where it leaves out all', async () => {
  const visit = await visitSamples();
  const { page } = visit;
  const sentence = page.locator('.selection-note span');
  await page.locator('.scroller').click({ position: { x: 30, y: 30 }, modifiers: ['Control'] });
  await page.locator('.markbar').getByRole('button', { name: 'Exclude' }).click();
  await visit.button('Train again with these').click();
  // The page says so from the first moment of the new run.
  await expect.poll(() => selected(visit).textContent()).toContain('1 selected: by hand; this run leaves it out');
  await visit.reaches(EPOCHS);
  await visit.button('Play').waitFor();
  await visit.tab('Train');
  expect(await sentence.textContent()).toBe('1 of 300 samples selected: by hand; this run leaves it out');
  for (const chart of ['network', 'movers', 'scatter']) {
    await page.locator(`.${chart} figcaption`, { hasText: 'this run leaves out all selected samples' }).waitFor();
  }
  expect(await page.locator('.network .share').count()).toBe(0);
  await visit.screenshot('selected-left-out');

  await visit.tab('Samples');
  await page.locator('.scroller').click({ position: { x: 30, y: 30 }, modifiers: ['Control'] });
  await visit.tab('Train');
  expect(await sentence.textContent()).toBe('2 of 300 samples selected: by hand; this run leaves 1 of them out');
  await page.locator('.movers li').first().waitFor();
  expect(await page.locator('.movers li').count()).toBe(1);
  await page.locator('.chart svg text', { hasText: 'selected (0.3% of the samples)' }).waitFor();
});

it('marks and the selection are there again after a reload, and gone once they were cleared', async () => {
  const visit = await visitSamples();
  const { page } = visit;
  await page.locator('.scroller').click({ position: { x: 30, y: 30 }, modifiers: ['Control'] });
  await page.locator('.markbar').getByRole('button', { name: 'Exclude' }).click();
  await page.reload();
  await visit.ready();
  await page.locator('.marked', { hasText: '0 relabelled, 1 excluded' }).waitFor();
  expect(await selected(visit).textContent()).toContain('1 selected: by hand');
  await visit.button('Clear marks').click();
  await page
    .locator('.markbar')
    .getByRole('button', { name: /^Clear Esc/ })
    .click();
  await page.reload();
  await visit.ready();
  await page.getByText('Drag over pictures to select them').waitFor();
  expect(await page.locator('.marked').count()).toBe(0);
});

it('the grid fits a phone', async () => {
  const visit = await visitSamples('', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  await visit.screenshot('samples-narrow-dark', { fullPage: false });
  await visit.page.locator('.scroller').click({ position: { x: 30, y: 30 } });
  await rank(visit).waitFor();
  const wider = await visit.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wider).toBe(false);
  await visit.screenshot('samples-narrow-story', { fullPage: false });
});
