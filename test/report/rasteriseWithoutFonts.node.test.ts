import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RasterError, svgToPng } from '../../src/platform/node/rasterise.ts';

// A process reads the list of fonts when it draws its first text, so that no other test can stand in this file.
const folder = await mkdtemp(join(tmpdir(), 'samplescope-fonts-'));
process.env.FONTCONFIG_FILE = join(folder, 'fonts.conf');
await writeFile(
  process.env.FONTCONFIG_FILE,
  `<fontconfig><dir>${folder}</dir><cachedir>${folder}</cachedir></fontconfig>`,
);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('where no font is installed an error is thrown, and no PNG with boxes for letters is made', async () => {
  const made = svgToPng('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  await expect(made).rejects.toThrow(RasterError);
  await expect(made).rejects.toThrow(/^expected a font .*; install one/);
});
