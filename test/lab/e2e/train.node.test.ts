import { expect, it } from 'vitest';
import { SMALL, useLab } from './visit.ts';

const lab = useLab();

it('a first visit shows a network that can be played at once, and plays it', async () => {
  const visit = await lab.visit();
  await visit.ready();
  expect(await visit.epochs()).toBe(0);
  await visit.screenshot('first-visit', { fullPage: false });
  await visit.button('Play').click();
  await visit.reaches(1);
  await visit.page.getByText('taken for').or(visit.page.locator('.movers li')).first().waitFor();
  await visit.button('Pause').click();
  await visit.button('Play').waitFor();
  const epochs = await visit.epochs();
  expect(epochs).toBeGreaterThanOrEqual(1);
  for (const title of ['Error', 'Loss', 'Importance by layer', 'By class within each layer']) {
    await visit.page
      .locator('svg text', { hasText: new RegExp(`^${title}$`) })
      .first()
      .waitFor();
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
  expect(await visit.batches()).toBe(0);
  await visit.button('Play').click();
  await visit.reaches(3);
  await visit.button('Play').waitFor();
  expect(await visit.epochs()).toBe(3);
  await visit.button('Reset').click();
  await expect.poll(() => visit.epochs()).toBe(0);
});
