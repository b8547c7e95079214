import { basename } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { PARTS } from '../../src/build/parts.mjs';
import { openPage } from '../browser/openPage.ts';

/** The files of the page by their names, as the build makes them. */
async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({ ...PARTS.bench, write: false });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

/** What the page says in the end. The words of a failure may go on over several lines. */
const ENDED = /^(done$|failed: |a result is WRONG|uncaught: )/;

it('the page runs the same kernels in the browser, and all are correct', { timeout: 480_000 }, async () => {
  const files = await buildPage();
  expect([...files.keys()].sort()).toEqual(['index.html', 'main.js']);
  const query = 'parts=kernels&inputs=20&hidden=8&batch-size=5&squares=16&rounds=1';
  const { page, errors } = await openPage(files, `index.html?${query}`);
  const state = async () => (errors[0] === undefined ? page.locator('#state').textContent() : `uncaught: ${errors[0]}`);
  await expect.poll(state, { timeout: 240_000, interval: 200 }).toMatch(ENDED);
  expect(await state()).toBe('done');
  const rows = page.locator('figure', { hasText: 'kernels' }).locator('tbody tr');
  expect(await rows.count()).toBe(15);
  const shapes = await rows.locator('td:nth-child(2)').allTextContents();
  expect(shapes).toEqual(expect.arrayContaining(['5 × 20 bytes → 8', '5 × 20 floats → 8']));
  expect(JSON.parse((await page.locator('#document').textContent()) ?? '').correct).toBe(true);
});
