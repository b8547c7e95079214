import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import { expect, it } from 'vitest';
import { textImports } from '../../src/build/textImports.mjs';
import { browserLaunch } from './launch.ts';
import { trainAndDigest } from './trainAndDigest.ts';

const ENTRY = `import { trainAndDigest } from './test/browser/trainAndDigest.ts';
trainAndDigest().then((text) => { document.title = text; }, (error) => { document.title = 'failed: ' + error; });`;

/** The page's script, bundled for the browser as the package is. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    loader: { '.wgsl': 'text' },
    plugins: [textImports],
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** Serves the script on localhost, which browsers take for secure, and returns what the page says in its title. */
async function runInChromium(script: string): Promise<string> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/script.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script type="module" src="/script.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(await browserLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => document.title !== '');
    return await page.title();
  } finally {
    await browser.close();
    server.close();
  }
}

/** Where no software adapter comes with the package, Node and the browser do not share one. */
const shared = process.platform === 'linux' && process.arch === 'x64';

it.runIf(shared)('a run has the same bits in Node and in the browser', async () => {
  const inBrowser = await runInChromium(await bundle());
  expect(inBrowser).toBe(await trainAndDigest());
  expect(inBrowser).toMatch(/^[0-9a-f]{64}$/);
});
