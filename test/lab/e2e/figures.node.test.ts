import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import type { StudyEvent } from '../../../src/lab/study/protocol.ts';
import { presetRequest } from '../../../src/studies/request.ts';
import { samplescope, temporaryFolder } from '../../cli/samplescope.ts';
import { useLab } from './visit.ts';
import './workers.ts';

const lab = useLab();

/** The flags of a study that takes a few seconds. */
const FLAGS = ['--samples', '120', '--test-samples', '40', '--epochs', '3', '--hidden', '8,8', '--batch-size', '30'];
const TIMES = ['--seeds', '2', '--initialisations', '1'];
const QUICK = presetRequest('quick');
/** The quick preset with these flags, as the page asks its worker for it. */
const SMALL_REQUEST = {
  ...QUICK,
  samples: 120,
  testSamples: 40,
  settings: {
    ...QUICK.settings,
    run: { ...QUICK.settings.run, epochs: 3, hidden: [8, 8], batchSize: 30 },
    seeds: 2,
    initialisations: 1,
  },
};

it('begins the quick study, says how long it takes, and stops and goes on when told', async () => {
  const visit = await lab.visit('tab=figures');
  await visit.button('Run the study').click();
  await visit.page.getByText(/\d+s left/).waitFor();
  await visit.page
    .getByText(/runs? .* of \d+/)
    .first()
    .waitFor();
  await visit.screenshot('figures-running', { fullPage: false });
  await visit.button('Stop').click();
  await visit.page.getByText(/Stopped; \d+ of \d+ runs are whole/).waitFor();
  await visit.button('Continue').click();
  await visit.button('Stop').waitFor();
  await visit.tab('Train');
  await visit.tab('Figures');
  await visit.button('Stop').click();
});

it('shows the ten figures and the claims of report.html, with the bits of a headless study', async () => {
  const visit = await lab.visit('tab=figures', { preparePage: studySmall });
  await visit.button('Run the study').click();
  const report = visit.page.locator('.report');
  await report.getByText('Save the report as one page').waitFor();
  const out = join(temporaryFolder(), 'study');
  const args = ['study', '--preset', 'quick', ...FLAGS, ...TIMES, '--adapter', 'software', '--out', out];
  const { status, stderr } = await samplescope(args);
  expect(status, stderr).toBe(0);
  const read = (name: string) => JSON.parse(readFileSync(join(out, name), 'utf8'));

  const studied = await visit.page.evaluate(() => window.studied);
  expect(studied?.claims).toEqual(read('claims.json'));
  const whole = readFileSync(join(out, 'report.html'), 'utf8');
  const findings = studied?.datasets[0]?.findings ?? [];
  expect(findings).toHaveLength(10);
  for (const { figure, dataset, tables, reading } of findings) {
    const headless = read(`figures/${figure.id}.json`);
    const named = Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => ({ dataset, ...row }))]);
    expect(Object.fromEntries(named), figure.id).toEqual(headless.tables);
    expect(await report.locator(`#${figure.id} .reading`).textContent()).toBe(reading);
    expect(whole).toContain(`id="${figure.id}"`);
  }
  expect(await report.locator('section.figure').count()).toBe(10);
  expect(await report.locator('.opening .story').count()).toBe(2);
  await report.locator('#fig02 label', { hasText: 'per parameter' }).click();
  await report.locator('#fig02 a.panel:visible').first().click();
  await report.locator('#zoom svg').waitFor();
  await visit.page.keyboard.press('Escape');
  await visit.screenshot('figures', { fullPage: false });
  expect(await saved(visit.page, '#fig01 .foot', 'SVG', 'fig01.svg')).toMatch(/^<svg /);
  const page = await saved(visit.page, 'footer', 'Save the report as one page', 'report.html');
  expect(page).toContain('Which samples shape which layers, and when');
});

/** Turns the quick study that the page asks for into a smaller one, and keeps its result as `window.studied`. */
async function studySmall(page: Page): Promise<void> {
  await page.addInitScript((asked) => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, command: { do: string; asked?: unknown }) {
      if (command.asked === undefined) return post.call(this, command);
      this.addEventListener('message', ({ data }: MessageEvent<StudyEvent>) => {
        if (data.event === 'done') window.studied = data.studied;
      });
      post.call(this, { ...command, asked });
    };
  }, SMALL_REQUEST);
}

/** Saves what a link in a part of the report leads to, and returns its text. */
async function saved(page: Page, part: string, words: string, name: string): Promise<string> {
  const link = page.locator(`.report ${part} a`, { hasText: words }).first();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe(name);
  return readFileSync(await download.path(), 'utf8');
}
