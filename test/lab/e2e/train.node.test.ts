import { expect, it } from 'vitest';
import { realData } from '../../realData.ts';
import { SMALL, useLab } from './visit.ts';

const lab = useLab();

it('a first visit shows a network that can be played at once', async () => {
  const visit = await lab.visit();
  await visit.ready();
  expect(await visit.epochs()).toBe(0);
  await visit.screenshot('first-visit', { fullPage: false });
  await visit.button('Play').click();
  await visit.reaches(1);
  await visit.page.locator('.movers li').first().waitFor();
  await visit.button('Pause').click();
  await visit.button('Play').waitFor();
  for (const title of ['Error', 'Loss', 'Importance by layer', 'By class within each layer']) {
    await visit.panel(title).waitFor();
  }
  await visit.screenshot('training');
});

it('plays to the wanted epoch, steps by batch and by epoch, and begins again', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=3`);
  await visit.ready();
  await visit.button('+ batch').click();
  await expect.poll(() => visit.batches()).toBe(1);
  await visit.button('+ batch').click();
  await expect.poll(() => visit.batches()).toBe(2);
  expect(await visit.epochs()).toBe(0);
  await visit.button('+ epoch').click();
  await visit.reaches(1);
  await expect.poll(() => visit.batches()).toBe(0);
  await visit.button('Play').click();
  await visit.reaches(3);
  await visit.button('Play').waitFor();
  expect(await visit.epochs()).toBe(3);
  await visit.button('Reset').click();
  await expect.poll(() => visit.epochs()).toBe(0);
});

it('is slowed down to a few batches per second, and then goes on at full speed', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=2`);
  await visit.ready();
  await visit.field('Speed').selectOption('5 batches/s');
  await visit.button('Play').click();
  const started = performance.now();
  await expect.poll(() => visit.batches(), { interval: 20 }).toBeGreaterThanOrEqual(4);
  expect(performance.now() - started).toBeGreaterThan(500);
  await visit.field('Speed').selectOption('full speed');
  await visit.reaches(2);
});

it('says that a large network is being prepared until it can be played', async () => {
  const visit = await lab.visit(SMALL);
  await visit.ready();
  const hidden = visit.field('Hidden layers');
  await hidden.fill('2048, 2048');
  await hidden.press('Enter');
  await visit.page.getByRole('status').getByText('preparing …').waitFor();
  await visit.page.locator('.position', { hasText: 'batch' }).waitFor();
});

it('settings change the network and the data, and a wrong one is reported at its field', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=1`);
  await visit.ready();
  const hidden = visit.field('Hidden layers');
  await hidden.fill('20, 10, 5, 4');
  await hidden.press('Enter');
  await visit.page.locator('.network text', { hasText: 'L4' }).waitFor();
  await visit.field('Samples').fill('200');
  await visit.field('Samples').press('Enter');
  await visit.page.getByText('200 to train, 100 to test').waitFor();
  await visit.field('Seed').fill('-3');
  await visit.field('Seed').press('Tab');
  expect(await visit.field('Seed').evaluate((field: HTMLInputElement) => field.validationMessage)).toBe(
    "Seed must be a whole number from 0 on, not '-3'.",
  );
  await visit.field('Seed').fill('3');
  await visit.field('Seed').press('Tab');
  await visit.ready();
  await visit.playUntil(1);
  expect(visit.page.url()).toContain('samples=200');
  expect(visit.page.url()).toContain('hidden=20,10,5,4');
});

it('a new run with other settings is drawn beside the previous one', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=2`);
  await visit.ready();
  await visit.playUntil(2);
  await visit.field('Learning rate').selectOption('0.3');
  await visit.button('New run').click();
  await expect.poll(() => visit.epochs()).toBe(0);
  await visit.playUntil(2);
  await visit.page.locator('svg text', { hasText: 'previous run' }).first().waitFor();
  await visit.screenshot('two-runs');
});

it('trains on MNIST from the files of this machine', async (context) => {
  realData(context, 'mnist');
  const visit = await lab.visit(`${SMALL}&epochs=1`);
  await visit.ready();
  await visit.field('Data set').selectOption('MNIST');
  await expect.poll(() => visit.page.url()).toContain('data=mnist');
  await visit.page.getByText('300 to train, 100 to test, 10 classes').waitFor();
  await visit.ready();
  await visit.playUntil(1);
  expect(await visit.page.locator('.movers li').count()).toBe(14);
  await visit.screenshot('mnist');
});

it('begins a run once its settings are possible, where those of the address were not', async () => {
  const visit = await lab.visit(`${SMALL}&batches=NLO`);
  await visit.page.getByText('first train a run with batches Rand').waitFor();
  await visit.field('Batches').selectOption('Rand');
  await visit.ready();
  expect(await visit.page.locator('.failure').count()).toBe(0);
});

it('keeps what is being typed into a setting while it trains', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=endless`);
  await visit.ready();
  await visit.button('Play').click();
  await visit.reaches(2);
  const field = visit.field('Batch size');
  await field.fill('3');
  const seen = await visit.epochs();
  await visit.reaches(seen + 3);
  await field.pressSequentially('7');
  expect(await field.inputValue()).toBe('37');
});

it('goes back to the data that it has where others cannot be loaded', async () => {
  const visit = await lab.visit(SMALL, { preparePage: (page) => page.route('**/data/**', (route) => route.abort()) });
  await visit.ready();
  await visit.field('Data set').selectOption('kmnist');
  await visit.page.locator('.failure').waitFor();
  await visit.page.waitForFunction(() => !location.hash.includes('kmnist'));
  expect(await visit.field('Data set').inputValue()).toBe('strokes');
  await visit.button('Reset').waitFor();
  visit.errors.length = 0; // The browser itself reports the file.
});
