import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { expect, it } from 'vitest';
import { PARTS } from '../../src/build/parts.mjs';
import { browserLaunch } from '../browser/launch.ts';

/** The files of the page by their names, as the build makes them. */
async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({ ...PARTS.bench, write: false });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

it('the page runs the same kernels in the browser, and all are correct', async () => {
  const files = await buildPage();
  expect([...files.keys()].sort()).toEqual(['index.html', 'main.js']);
  const server = createServer((request, response) => {
    const name = request.url?.endsWith('.js') ? 'main.js' : 'index.html';
    response.setHeader('content-type', name === 'main.js' ? 'text/javascript' : 'text/html');
    response.end(files.get(name));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(await browserLaunch());
  try {
    const page = await browser.newPage();
    const { port } = server.address() as AddressInfo;
    const query = 'parts=kernels&inputs=20&hidden=8&batch-size=5&squares=16&rounds=1';
    await page.goto(`http://127.0.0.1:${port}/?${query}`);
    await page.getByText(/^(done|failed.*|.*WRONG.*)$/).waitFor({ state: 'attached', timeout: 240_000 });
    expect(await page.locator('#state').textContent()).toBe('done');
    const rows = page.locator('figure', { hasText: 'kernels' }).locator('tbody tr');
    expect(await rows.count()).toBe(12);
    expect(await rows.nth(1).locator('td').nth(1).textContent()).toBe('5 × 20 bytes → 8');
    expect(JSON.parse((await page.locator('#document').textContent()) ?? '').correct).toBe(true);
  } finally {
    await browser.close();
    server.close();
  }
}, 300_000);
