import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { textImports } from '../../src/build/textImports.mjs';
import { openPage } from './openPage.ts';
import { digests } from './trainAndDigest.ts';

const ENTRY = `import { digests } from './test/browser/trainAndDigest.ts';
digests().then((text) => { document.title = text; }, (error) => { document.title = 'failed: ' + error; });`;

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

const PAGE = '<!doctype html><script type="module" src="script.js"></script>';

/** Runs the script in a page of Chromium and returns what the page says in its title. */
async function runInChromium(script: string): Promise<string> {
  const files = new Map([
    ['index.html', PAGE],
    ['script.js', script],
  ]);
  const { page, errors } = await openPage(files, 'index.html');
  const title = async () => errors[0] ?? (await page.title());
  await expect.poll(title, { timeout: 120_000 }).not.toBe('');
  return title();
}

/** Node and the browser share the software adapter, which comes with the package on this platform alone. */
const shared = process.platform === 'linux' && process.arch === 'x64';

it.runIf(shared)(
  'a run has the same bits in Node and in the browser, on bytes and on floats',
  { timeout: 300_000 },
  async () => {
    const inBrowser = await runInChromium(await bundle());
    expect(inBrowser).toBe(await digests());
    expect(inBrowser).toMatch(/^[0-9a-f]{64} [0-9a-f]{64}$/);
  },
);
