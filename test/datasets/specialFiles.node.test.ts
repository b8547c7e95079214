import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../datasets/load.ts';
import { nodeDatasetSource } from '../../src/platform/node/datasetSource.ts';
import { datasetErrorOf } from './memorySource.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samplescope-special-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** A folder of two classes with three good pictures each. */
async function pets(name: string): Promise<string> {
  const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#123' } })
    .png()
    .toBuffer();
  for (const kind of ['cat', 'dog']) {
    mkdirSync(join(folder, name, kind), { recursive: true });
    for (let i = 0; i < 3; i++) writeFileSync(join(folder, name, kind, `${i}.png`), png);
  }
  return join(folder, name);
}

function load(path: string, skipBad = false) {
  return loadDataset(path, nodeDatasetSource(), { reading: { skipBad } });
}

/** Every one of these hangs a reader that opens what it is given. */
const SPECIAL: [name: string, make: (path: string) => void, found: string][] = [
  ['a named pipe', (path) => execFileSync('mkfifo', [path]), 'found a named pipe'],
  ['an endless device', (path) => symlinkSync('/dev/zero', path), 'found a device'],
  ['a link to nothing', (path) => symlinkSync('/nowhere/at/all', path), 'the system refused'],
  ['an SVG', (path) => writeFileSync(path, '<svg xmlns="http://www.w3.org/2000/svg" width="4000"/>'), 'found SVG'],
];

describe.skipIf(process.platform === 'win32')('what no picture is', () => {
  it.each(SPECIAL)('%s is refused at once, or left out', async (name, make, found) => {
    const path = await pets(name.replaceAll(' ', '-'));
    make(join(path, 'cat', 'evil.png'));
    const before = performance.now();
    expect(await datasetErrorOf(load(path))).toMatch(new RegExp(`cat/evil\\.png: .*${found}.*--skip-bad$`));
    expect(performance.now() - before).toBeLessThan(1000);
    const { train, test, skipped } = await load(path, true);
    expect([train.samples + test.samples, skipped?.map(({ file }) => file)]).toEqual([6, ['cat/evil.png']]);
  });

  it('a pipe or a device in the place of a table or an archive is refused', async () => {
    execFileSync('mkfifo', [join(folder, 'alone.csv')]);
    symlinkSync('/dev/zero', join(folder, 'zero.tar.gz'));
    expect(await datasetErrorOf(load(join(folder, 'alone.csv')))).toContain('expected a file, found a named pipe');
    expect(await datasetErrorOf(load(join(folder, 'zero.tar.gz')))).toContain('expected a file, found a device');
  });

  it('a folder called like a picture, and links that lead round, are passed over', async () => {
    const path = await pets('round');
    mkdirSync(join(path, 'cat', 'folder.png'));
    symlinkSync('..', join(path, 'cat', 'up'));
    symlinkSync('.', join(path, 'self'));
    const { classes, train, test } = await load(path);
    expect([classes, train.samples + test.samples]).toEqual([['cat', 'dog'], 6]);
  });
});
