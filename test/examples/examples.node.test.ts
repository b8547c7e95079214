import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserLaunch } from '../browser/launch.ts';

/** The folder of the compiled examples: inside the package, so that the package's own name leads to its build. */
const COMPILED = 'out/examples';
const scratch = mkdtempSync(join(tmpdir(), 'samplescope examples '));
const [photos, out] = [join(scratch, 'photos'), join(scratch, 'out')];

beforeAll(async () => {
  const names = ['trainOnArrays', 'trainOnFolder', 'readRun'];
  const entryPoints = names.map((name) => `src/examples/${name}.ts`);
  await build({ entryPoints, outdir: COMPILED, format: 'esm' });
  await drawPhotos();
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Draws thirty pictures of each of two classes: one is light in its upper half, the other in its lower half. */
async function drawPhotos(): Promise<void> {
  for (const [place, name] of ['above', 'below'].entries()) {
    mkdirSync(join(photos, name), { recursive: true });
    for (let index = 0; index < 30; index++) {
      const rows = Array.from({ length: 8 }, (_, row) => (row < 4 === (place === 0) ? 200 : 40) + index);
      const pixels = Uint8Array.from(rows.flatMap((value) => Array<number>(8).fill(value)));
      const picture = sharp(pixels, { raw: { width: 8, height: 8, channels: 1 } }).toColourspace('b-w');
      await picture.png().toFile(join(photos, name, `${index}.png`));
    }
  }
}

/** Runs an example and returns what it prints. Rejects where it fails. */
async function printed(name: string, ...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [resolve(COMPILED, `${name}.js`), ...words]);
  return stdout;
}

describe('the examples', () => {
  it('train on arrays: the wrong label moves the network most', async () => {
    expect(await printed('trainOnArrays')).toMatch(
      /^sample 17 moved the network most, with an overall importance of \d\.\d\de[+-]\d+\n$/,
    );
  });

  it('train on a folder, and read the run that it left', async () => {
    expect(await printed('trainOnFolder', photos, out)).toMatch(/^\d+ claims hold; the report is .*report\.html\n$/);
    expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain('photos');
    const lines = (await printed('readRun', out)).trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines.slice(1).every((line) => /^\d+ {2}(above|below) -> (above|below) {2}-?\d+\.\d\d$/.test(line))).toBe(
      true,
    );
  });

  it('train in a page that a bundler made', async () => {
    const folder = join(scratch, 'page');
    await build({
      entryPoints: ['src/examples/page/main.ts', 'src/examples/page/index.html'],
      bundle: true,
      format: 'esm',
      loader: { '.html': 'copy' },
      outdir: folder,
      logLevel: 'error',
      tsconfigRaw: {}, // The checkout's own tsconfig leads the package's name to its source.
    });
    expect(await epochsOf(folder)).toMatch(/^(epoch [123]: (\S+e[+-]\d+ *){3}\n){3}done\n$/);
  });
});

/** Opens the page of a folder and returns what it has written once it is done. */
async function epochsOf(folder: string): Promise<string> {
  const browser = await chromium.launch(await browserLaunch());
  try {
    const page = await browser.newPage();
    await page.route('http://localhost/**', (route) =>
      route.fulfill({ path: join(folder, basename(new URL(route.request().url()).pathname)) }),
    );
    await page.goto('http://localhost/index.html');
    await page.getByText('done').waitFor();
    return await page.locator('#epochs').innerText();
  } finally {
    await browser.close();
  }
}
