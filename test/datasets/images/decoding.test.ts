import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../datasets/dataset.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { ReadingOptions } from '../../../datasets/reading/options.ts';
import type { DecodedImage, DecodeImage } from '../../../datasets/source.ts';
import { datasetErrorOf, type Files, memorySource, plainImage, within } from '../memorySource.ts';

/** Twelve files in two folders; the number in each is what `decode` is asked for. */
function files(count = 12): Files {
  const all = Array.from(
    { length: count },
    (_, i) => [`${i % 2 ? 'b' : 'a'}/${i}.png`, plainImage(2, 1, 1, i)] as const,
  );
  return within('p', Object.fromEntries(all));
}

function load(
  decode: (i: number) => Partial<DecodedImage>,
  reading?: ReadingOptions,
  samples?: number,
): Promise<Dataset> {
  const decodeImage: DecodeImage = async (bytes) => {
    const values = Uint8Array.of(bytes[3] ?? 0, 0);
    return { width: 2, height: 1, channels: 1, values, ...decode(bytes[3] ?? 0) };
  };
  return loadDataset('p', memorySource(files(), { decodeImage }), { reading, samples });
}

/** The second feature of the first training sample. */
function second({ train: { features } }: Dataset): number | undefined {
  return 'blocks' in features ? undefined : features[1];
}

describe('pictures of more than 8 bits', () => {
  const deep = (i: number) => ({ values: Uint16Array.of(i * 100, 4095) });

  it('become floats by one range, that of the training pictures', async () => {
    const set = await load(deep);
    expect(set.scaling?.kind).toBe('unit');
    const least = Number(set.scaling?.mean[0]);
    const pixels = set.train.items?.sources.map(
      (source) => (Number.parseInt(source.slice(2), 10) * 100 - least) / (4095 - least),
    );
    expect(set.train.features).toEqual(Float32Array.from(pixels?.flatMap((pixel) => [pixel, 1]) ?? []));
    expect(set.reading?.features).toMatchObject({
      kept: 'floats',
      scaled: `by one range, from ${least} … 4095 to 0 … 1`,
    });
  });

  it('share a white with pictures of 8 bits', async () => {
    const set = await load((i) => (i === 0 ? { values: Uint16Array.of(5, 65535) } : { values: Uint8Array.of(i, 255) }));
    const [row = []] = [set.train, set.test].flatMap(({ features, items }) => {
      const at = items?.sources.indexOf('a/2.png') ?? -1;
      return at < 0 || 'blocks' in features ? [] : [[...features.subarray(2 * at, 2 * at + 2)]];
    });
    expect(row[1]).toBe(1);
    expect(row[0]).toBeLessThan(0.02);
  });

  it('that are measurements do not mix with plain ones', async () => {
    const message = await datasetErrorOf(load((i) => (i < 3 ? { values: Float32Array.of(0.5, i) } : {})));
    expect(message).toContain('found 9 plain and 3 measurements');
  });

  it('are scaled as --scale says', async () => {
    expect(second(await load(deep, { scale: 'none' }))).toBe(4095);
    const standard = await load(deep, { scale: 'standard' });
    expect([standard.scaling?.kind, second(standard)]).toEqual(['standard', 0]);
    expect((await load(() => ({}), { scale: 'unit' })).train.features).toBeInstanceOf(Uint8Array);
    expect((await load(() => ({}), { scale: 'none' })).train.features).toBeInstanceOf(Float32Array);
  });
});

describe('pictures that cannot be decoded', () => {
  const wrong = (bad: readonly number[]) => (i: number) => {
    if (!bad.includes(i)) return {};
    throw new Error(`number ${i}`);
  };
  const refusing =
    (bad: readonly number[]): DecodeImage =>
    async (bytes, path) => {
      const { DatasetError } = await import('../../../datasets/dataset.ts');
      if (!bad.includes(bytes[3] ?? 0)) return { width: 2, height: 1, channels: 1, values: bytes.slice(3, 5) };
      throw new DatasetError(
        `${path}: expected a whole image file, it cannot be decoded (cut off); replace or remove it`,
      );
    };
  const loadBad = (bad: readonly number[], reading?: ReadingOptions, samples?: number) =>
    loadDataset('p', memorySource(files(), { decodeImage: refusing(bad) }), { reading, samples });

  it('are listed all at once, or left out', async () => {
    expect(await datasetErrorOf(loadBad([4]))).toBe(
      'p/a/4.png: expected a whole image file, it cannot be decoded (cut off); replace or remove it, or leave it out with --skip-bad',
    );
    const message = await datasetErrorOf(loadBad([3, 4, 7]));
    expect(message).toMatch(/^p: expected pictures that can be decoded, found 3 of 12 pictures that cannot: p\/./);
    for (const name of ['p/b/3.png (cut off)', 'p/a/4.png (cut off)', 'p/b/7.png (cut off)'])
      expect(message).toContain(name);
    const set = await loadBad([3, 4, 7], { skipBad: true });
    expect(set.train.samples + set.test.samples).toBe(9);
    expect(set.skipped?.map(({ file }) => file).sort()).toEqual(['a/4.png', 'b/3.png', 'b/7.png']);
    for (const { items, features, samples } of [set.train, set.test]) {
      const numbers = items?.sources.map((source) => Number.parseInt(source.slice(2), 10));
      expect(Array.from({ length: samples }, (_, i) => ('blocks' in features ? -1 : features[2 * i]))).toEqual(numbers);
    }
  });

  it('are left out before test samples are drawn, as if they were not there', async () => {
    const { train, test } = await loadBad([]);
    for (const bad of [test.items?.sources ?? [], train.items?.sources.slice(0, 5) ?? []]) {
      const numbers = bad.map((source) => Number.parseInt(source.slice(2), 10));
      const whole = Object.entries(files()).filter(([path]) => !bad.some((source) => path.endsWith(source)));
      const without = await loadDataset('p', memorySource(Object.fromEntries(whole), { decodeImage: refusing([]) }));
      const [all, some] = [await loadBad(numbers, { skipBad: true }), await loadBad(numbers, { skipBad: true }, 3)];
      expect([all.train, all.test]).toEqual([without.train, without.test]);
      expect(some.train.items?.sources).toEqual(without.train.items?.sources.slice(0, 3));
      expect([all.skipped?.length, some.skipped]).toEqual([bad.length, all.skipped]);
    }
  });

  it('may be neither all of them, nor all of a class', async () => {
    const none = await datasetErrorOf(loadBad([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { skipBad: true }));
    expect(none).toContain('expected pictures that can be decoded, found none among 12 pictures, such as ');
    const ofClass = await datasetErrorOf(loadBad([0, 2, 4, 6, 8, 10], { skipBad: true }));
    expect(ofClass).toContain(
      'expected pictures of every class to train with, found none that can be decoded of class a;',
    );
  });

  it('are no excuse for other errors', async () => {
    await expect(load(wrong([2]), { skipBad: true })).rejects.toThrow('number 2');
  });
});

describe('what is said of pictures', () => {
  it('counts transparency, frames and sizes', async () => {
    const set = await load(
      (i) => ({ transparent: i < 3, frames: i === 5 ? 2 : 1, original: { width: 20 + i, height: 10 } }),
      { resize: { width: 2, height: 1 }, grey: true },
    );
    expect(set.notes).toEqual([
      '3 of 12 pictures have transparent parts, which became white',
      '1 of 12 pictures hold several frames or pages, of which the first was taken',
      'pictures of 20 × 10 to 31 × 10 pixels were stretched to 2 × 1 with a triangle filter, which changed the proportions of 11',
      'pictures became grey as 0.299 red + 0.587 green + 0.114 blue',
    ]);
  });
});
