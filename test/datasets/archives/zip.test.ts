import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../../datasets/archives/zip.ts';
import { DatasetError } from '../../../datasets/dataset.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { datasetErrorOf } from '../memorySource.ts';

const FILES = {
  'run/config.json': new TextEncoder().encode('{"hidden":[16]}'),
  'run/größe.bin': Uint8Array.from({ length: 900 }, (_, i) => (i * i) % 251),
  'run/empty': new Uint8Array(),
};
const stored = zipSync(FILES, { level: 0, mtime: new Date(1990, 0, 1) }) as Bytes;
const deflated = zipSync(FILES, { level: 9, mtime: new Date(1990, 0, 1) }) as Bytes;

describe('a ZIP archive', () => {
  it.each([
    ['stored files', stored, FILES],
    ['deflated files', deflated, FILES],
    ['no files', zipSync({}) as Bytes, {}],
  ])('gives its %s as they were packed', async (_, bytes, files) => {
    const tree = await openZip(bytes, 'a.zip');
    const read = tree.entries.map(async (name) => [name, await tree.read(name)] as const);
    expect(Object.fromEntries(await Promise.all(read))).toEqual(files);
  });

  it('names the file whose bits are not those that were packed', async () => {
    const bytes = stored.slice();
    const first = new TextDecoder('latin1').decode(bytes).indexOf('{"hidden"');
    bytes[first + 11] = (bytes[first + 11] ?? 0) ^ 4;
    expect(await datasetErrorOf(openZip(bytes, 'mine.zip'))).toBe(
      'mine.zip: expected a whole ZIP archive, it is cut off or damaged ' +
        '(run/config.json is not what was packed: its CRC-32 differs); get it again',
    );
  });

  it('gives each file as it was packed or refuses the archive, whichever byte is damaged', async () => {
    const packed = Object.values(FILES).map(String);
    const edits = fc.tuple(fc.constantFrom(stored, deflated), fc.nat(), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(edits, async ([archive, at, bits]) => {
        const bytes = archive.slice();
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ bits;
        const tree = await openZip(bytes, 'a.zip').catch(noneIfRefused);
        for (const name of tree?.entries ?? []) expect(packed).toContain(String(await tree?.read(name)));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused where its directory counts fewer files than it lists', async () => {
    const bytes = stored.slice();
    bytes[bytes.length - 14] = 0;
    expect(await datasetErrorOf(openZip(bytes, 'a.zip'))).toContain('its directory does not list all of its files');
  });
});

/** Undefined for a DatasetError; every other error is thrown again. */
function noneIfRefused(error: unknown): undefined {
  if (!(error instanceof DatasetError)) throw error;
}
