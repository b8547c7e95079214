import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { samplescope, temporaryFolder } from '../../cli/samplescope.ts';
import { SMALL, useLab, type Visit } from './visit.ts';

// What happens to a run, its settings and its notices when the reader changes something.

const lab = useLab();
const folder = temporaryFolder();
/** Two folders with the same run. */
const [first, second] = [join(folder, 'first'), join(folder, 'second')];

beforeAll(async () => {
  const { status, stderr } = await samplescope([
    ...['train', '--dataset', 'strokes', '--samples', '300', '--test-samples', '100', '--hidden', '16,16'],
    ...['--epochs', '2', '--batch-size', '50', '--adapter', 'software', '--out', first],
  ]);
  if (status !== 0) throw new Error(stderr);
  cpSync(first, second, { recursive: true });
});

/** Types a value into a field and confirms it. */
async function fill(visit: Visit, label: string, text: string): Promise<void> {
  await visit.field(label).fill(text);
  await visit.field(label).press('Enter');
}

const FLOWERS = `size,age,species\n${Array.from({ length: 90 }, (_, i) => `${i * 1.37},${i % 3 === 0 ? -i : i},${['p', 'q', 'r'][i % 3]}`).join('\n')}\n`;

it('shows the samples of smaller data after those of larger ones were ranked', async () => {
  const visit = await lab.visit(`samples=600&test=100&hidden=16,16&epochs=1`);
  await visit.ready();
  await visit.playUntil(1);
  await visit.tab('Samples');
  await visit.page
    .locator('select[aria-label=Issue] option', { hasText: /redundant \(\d+\)/ })
    .waitFor({ state: 'attached' });
  await visit.tab('Train');
  await fill(visit, 'Samples', '200');
  await visit.page.getByText('200 to train, 100 to test').waitFor();
  await visit.ready();
  await visit.tab('Samples');
  await expect.poll(() => visit.page.locator('.gridbar .count b').textContent()).toBe('200');
});

it('plays a new run where the settings have changed, and compares it with the previous run', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=2`);
  await visit.ready();
  await visit.playUntil(2);
  await visit.field('Learning rate').selectOption('0.3');
  await visit.page.locator('.transport .play', { hasText: 'Play new run' }).waitFor();
  await visit.screenshot('changed-settings', { fullPage: false });
  await visit.button('Play new run').click();
  await visit.reaches(2);
  await visit.page.locator('svg text', { hasText: 'previous run' }).first().waitFor();
});

it('plays nothing while a field has a mistake, and names the field', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=2`);
  await visit.ready();
  await fill(visit, 'Batch size', '0');
  await visit.button('Play').click();
  await expect
    .poll(() => visit.page.getByRole('alert').allTextContents())
    .toEqual([expect.stringContaining('Batch size')]);
  expect(await visit.field('Batch size').inputValue()).toBe('0');
  await visit.screenshot('held-back', { fullPage: false });
  expect(await visit.epochs()).toBe(0);
  await fill(visit, 'Batch size', '30');
  await visit.playUntil(1);
  expect(await visit.page.getByRole('alert').count()).toBe(0);
});

it('keeps the batch size that was asked for where the data have fewer samples', async () => {
  const visit = await lab.visit(`samples=60&test=50&hidden=16&epochs=1&batch=100`);
  await visit.ready();
  await visit.page
    .getByRole('status')
    .getByText(/batch size/)
    .waitFor();
  expect(await visit.field('Batch size').inputValue()).toBe('100');
  expect(visit.page.url()).toContain('batch=100');
  await fill(visit, 'Samples', '300');
  await visit.page.locator('.position', { hasText: 'of 3' }).waitFor();
  expect(await visit.page.getByText(/batch size/).count()).toBe(0);
});

it('removes a notice about data with the data', async () => {
  const visit = await lab.visit(SMALL);
  await visit.ready();
  await visit.drop({ 'flowers.csv': FLOWERS.replace('size,age', 'size,size') });
  const notice = visit.page.locator('.notice', { hasText: 'names that occur more than once became size.1' });
  await notice.waitFor();
  await visit.ready();
  await visit.field('Data set').selectOption('strokes');
  await visit.page.getByText(/to test, 10 classes/).waitFor();
  expect(await notice.count()).toBe(0);
});

it('says after a reload that files have to be chosen again', async () => {
  const visit = await lab.visit(SMALL);
  await visit.ready();
  await visit.drop({ 'flowers.csv': FLOWERS });
  await visit.page.getByText(/to test, 3 classes/).waitFor();
  await visit.ready();
  await visit.page.reload();
  await visit.page.getByText(/flowers.*again/).waitFor();
  await visit.screenshot('files-again', { fullPage: false });
  await visit.field('Data set').selectOption('mnist');
  await visit.page.reload();
  await visit.page.locator('.transport').waitFor();
  expect(await visit.page.getByText(/flowers/).count()).toBe(0);
  visit.errors.length = 0;
});

it('compares a second opened run with the first', async () => {
  const visit = await lab.visit(SMALL);
  await visit.ready();
  for (const path of [first, second]) {
    await visit.page.locator('.menu summary').click();
    const chooser = visit.page.waitForEvent('filechooser');
    await visit.page.locator('.menu .button', { hasText: 'A folder of a run' }).click();
    await (await chooser).setFiles(path);
    await visit.page.getByText('A run from a folder').waitFor();
    await expect.poll(() => visit.page.locator('.menu[open]').count()).toBe(0);
    await visit.page.waitForTimeout(500);
  }
  await visit.page.locator('svg text', { hasText: 'test, previous run' }).first().waitFor();
  await visit.tab('Samples');
  await visit.page.getByLabel('change since the previous run').check();
  await visit.page.locator('.gridbar .count b').waitFor();
});
