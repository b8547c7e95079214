import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { samplescope, temporaryFolder } from '../../cli/samplescope.ts';
import { SMALL, useLab } from './visit.ts';
import { keepWorkers } from './workers.ts';

const lab = useLab();

it('a link holds a set-up, and a sentence names what is wrong in a link', async () => {
  const visit = await lab.visit(`${SMALL}&rate=0.03&batch=30&seed=7&batches=nonsense&tab=figures&look=perParameter`);
  await visit.page.getByText('In the address, batches must be one of').waitFor();
  expect(await visit.page.getByRole('tab', { name: 'Figures' }).getAttribute('aria-selected')).toBe('true');
  await visit.tab('Train');
  await visit.ready();
  expect(await visit.field('Learning rate').inputValue()).toBe('0.03');
  expect(await visit.field('Batch size').inputValue()).toBe('30');
  expect(await visit.field('Seed').inputValue()).toBe('7');
  expect(await visit.field('Importance').inputValue()).toBe('perParameter');
  expect(visit.page.url()).not.toContain('tab=');
  await visit.page.goto(`${visit.url}#${SMALL}&look=upside`);
  await visit.page
    .getByText("In the address, look must be one of plain, perParameter, relative, not 'upside'")
    .waitFor();
});

it('a reload keeps the session; a bare address brings it back', async () => {
  const visit = await lab.visit(SMALL);
  await visit.ready();
  await visit.field('Activation').selectOption('tanh');
  await visit.page.reload();
  await visit.ready();
  expect(await visit.field('Activation').inputValue()).toBe('tanh');
  await visit.page.goto('about:blank');
  await visit.page.goto(visit.url);
  await visit.ready();
  expect(await visit.field('Activation').inputValue()).toBe('tanh');
  expect(await visit.field('Hidden layers').inputValue()).toBe('16, 16');
});

it('goes on training in a hidden tab', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=endless`);
  await visit.ready();
  await visit.button('Play').click();
  await visit.reaches(1);
  const epochs = await hide(visit.page);
  await visit.reaches(epochs + 3);
  await visit.button('Pause').click();
});

it('trains to the very bits that samplescope train gets on the same adapter', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=2&batch=40&activation=tanh&seed=5`, { preparePage: keepWorkers });
  await visit.ready();
  await visit.button('+ batch').click();
  await expect.poll(() => visit.batches()).toBe(1);
  await visit.playUntil(2);
  const files = await folderOf(visit.page);
  const out = join(temporaryFolder(), 'headless');
  const data = ['--dataset', 'strokes', '--samples', '300', '--test-samples', '100'];
  const network = ['--hidden', '16,16', '--activation', 'tanh', '--seed', '5'];
  const training = ['--epochs', '2', '--batch-size', '40', '--adapter', 'software', '--out', out];
  const { status, stderr } = await samplescope(['train', ...data, ...network, ...training]);
  expect(status, stderr).toBe(0);
  for (const name of ['samples.parquet', 'epochs.parquet', 'order.npy', 'init.safetensors', 'final.safetensors']) {
    expect(files[name], name).toBe(readFileSync(join(out, name)).toString('base64'));
  }
});

it('loses at most one epoch where the GPU process ends', async () => {
  const visit = await lab.visit(`${SMALL}&epochs=endless`);
  await visit.ready();
  await visit.button('Play').click();
  await visit.reaches(3);
  const session = await lab.browser.newBrowserCDPSession();
  const epochs = await visit.epochs();
  await session.send('Browser.crashGpuProcess').catch(() => undefined);
  await visit.page.getByText('the run goes on after epoch').waitFor();
  const words = (await visit.page.getByText('the run goes on after epoch').textContent()) ?? '';
  expect(Number(/after epoch (\d+)/.exec(words)?.[1])).toBeGreaterThanOrEqual(epochs);
  await visit.reaches(epochs + 2);
  await visit.screenshot('lost-device');
  await visit.button('Pause').click();
});

/** Asks the worker that trained the run for the files of its folder, in base64. */
function folderOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const [worker] = window.workers;
    const files = await new Promise<[string, Uint8Array<ArrayBuffer>][]>((resolve) => {
      worker?.addEventListener('message', ({ data }) => data.id === -1 && resolve(data.answer));
      worker?.postMessage({ do: 'ask', id: -1, question: { ask: 'folder', run: 1 } });
    });
    const coded = files.map(async ([name, bytes]) => {
      const address = await new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(new Blob([bytes]));
      });
      return [name, address.slice(address.indexOf(',') + 1)] as const;
    });
    return Object.fromEntries(await Promise.all(coded));
  });
}

/**
 * Does what a browser does to a hidden page: tells it that it is hidden, and gives it no frame to draw. (Without a
 * display no page is ever hidden.) Returns the whole epochs at that moment.
 */
function hide(page: Page): Promise<number> {
  return page.evaluate(() => {
    window.requestAnimationFrame = () => 0;
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
    return Number(document.querySelector('.position span b')?.textContent);
  });
}
