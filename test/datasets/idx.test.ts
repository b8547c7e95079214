import { describe, expect, it } from 'vitest';
import { readIdx } from '../../datasets/binary/idx.ts';
import { gzip, idxFile } from './bytes.ts';
import { datasetErrorOf } from './memorySource.ts';

const IMAGES = idxFile([2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
const LABELS = idxFile([3], [7, 0, 9]);

describe('IDX', () => {
  it('reads images and labels, gzipped or not', async () => {
    for (const bytes of [IMAGES, await gzip(IMAGES)]) {
      const { sizes, values } = await readIdx(bytes, 'images', 3);
      expect(sizes).toEqual([2, 2, 3]);
      expect([...values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }
    for (const bytes of [LABELS, await gzip(LABELS)]) {
      expect([...(await readIdx(bytes, 'labels', 1)).values]).toEqual([7, 0, 9]);
    }
  });

  it.each([
    ['an empty file', new Uint8Array(), 'header of 16 bytes, the file ends after 0'],
    ['a cut header', IMAGES.slice(0, 9), 'header of 16 bytes, the file ends after 9'],
    ['labels in the place of images', idxFile([12], new Uint8Array(12)), 'magic number 0x00000803'],
    ['cut pixels', IMAGES.slice(0, 20), 'expected 28 bytes for 2 × 2 × 3 values, found 20'],
    ['surplus pixels', new Uint8Array([...IMAGES, 1]), 'expected 28 bytes for 2 × 2 × 3 values, found more'],
    ['no samples', idxFile([0, 2, 3], []), 'at least one value, found 0 × 2 × 3'],
    ['absurd sizes', idxFile([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], [1]), 'found 17'],
  ])('refuses %s, gzipped or not', async (_, bytes, sentence) => {
    for (const packed of [bytes, await gzip(bytes)]) {
      const message = await datasetErrorOf(readIdx(packed, 'folder/file', 3));
      expect(message).toContain('folder/file: ');
      expect(message).toContain(sentence);
    }
  });

  it('refuses a gzip that breaks off, wherever that is', async () => {
    const whole = await gzip(IMAGES);
    for (const length of [3, 12, whole.length - 9, whole.length - 8, whole.length - 1]) {
      const message = await datasetErrorOf(readIdx(whole.slice(0, length), 'images.gz', 3));
      expect(message).toContain('images.gz: expected a whole gzip file, it breaks off or is damaged');
    }
  });

  it('is inflated no further than its header promises', async () => {
    const zeros = new Uint8Array(2 ** 26);
    zeros.set(IMAGES);
    const bomb = await gzip(zeros);
    expect(bomb.length).toBeLessThan(2 ** 17);
    // Whoever inflates it to its end finds that it breaks off.
    const cut = bomb.slice(0, bomb.length / 2);
    for (const bytes of [bomb, cut]) {
      expect(await datasetErrorOf(readIdx(bytes, 'bomb', 3))).toContain(
        'expected 28 bytes for 2 × 2 × 3 values, found more',
      );
    }
    const short = await gzip(IMAGES.slice(0, 21));
    expect(await datasetErrorOf(readIdx(short, 'short', 3))).toContain('found 21');
  });
});
