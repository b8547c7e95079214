import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../datasets/dataset.ts';
import { type MemoryColumn, memoryTable } from '../../../datasets/tables/memoryTable.ts';
import { assemble, samplesOf, tableOf } from './tableOf.ts';

const LABELS = (count: number): MemoryColumn => ({
  name: 'y',
  role: 'label',
  values: Array.from({ length: count }, (_, i) => i % 2),
});

/** Arrays of X and y, as a reader of NPY files makes them. */
function arrays(X: Partial<MemoryColumn> & Pick<MemoryColumn, 'values'>) {
  const width = X.width ?? 1;
  const count = X.values.length / width;
  const column: MemoryColumn = { name: 'X', kind: 'vectors', role: 'feature', ...X };
  return memoryTable({ file: 'd.npz', format: 'arrays', columns: [column, LABELS(count)] });
}

const column = (set: Dataset, feature: number) => samplesOf(set.train).map((sample) => sample[feature] ?? Number.NaN);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const rowsOf = (values: readonly number[]) =>
  `a,label\n${values.map((value, i) => `${value},${'pq'[i % 2]}`).join('\n')}`;

describe('columns of a table', () => {
  it('have mean 0 and deviation 1 over the training rows, whatever their offset and range', async () => {
    const number = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    const offset = fc.constantFrom(0, 1, -1e3, 1.7e9);
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 12, maxLength: 60 }), offset, async (numbers, shift) => {
        const values = numbers.map((value) => Math.round(value) + shift);
        const set = await assemble(rowsOf(values));
        const own = column(set, 0);
        if (new Set(own).size === 1) return;
        expect(Math.abs(mean(own))).toBeLessThan(1e-5);
        expect(Math.abs(deviation(own) - 1)).toBeLessThan(1e-5);
      }),
    );
  });

  it('are float32((x − mean) / scale) of what the data set keeps, test rows too', async () => {
    const values = Array.from({ length: 30 }, (_, i) => Math.sin(i) * 1e3 + 1e6);
    const set = await assemble(rowsOf(values));
    const { mean: [center = 0] = [], scale: [spread = 1] = [] } = set.scaling ?? {};
    for (const split of [set.train, set.test]) {
      const replayed = [...(split.items?.rows ?? [])].map((row) =>
        Math.fround(((values[row - 2] ?? 0) - center) / spread),
      );
      expect(samplesOf(split).flat()).toEqual(replayed);
    }
    expect(set.scaling?.kind).toBe('standard');
  });

  it('of one value become 0', async () => {
    const set = await assemble(rowsOf(Array.from({ length: 12 }, () => 7.25)));
    expect(new Set(column(set, 0))).toEqual(new Set([0]));
  });

  it('of 0 and 1 and of whole numbers are scaled like all others', async () => {
    const set = await assemble(rowsOf([1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0]));
    expect(Math.abs(deviation(column(set, 0)) - 1)).toBeLessThan(1e-6);
  });

  it('go from 0 to 1 with unit, and stay as they are with none', async () => {
    const values = [3, 5, 4, 9, 3, 5, 4, 9, 6, 6, 7, 8];
    const unit = column(await assemble(rowsOf(values), { scale: 'unit' }), 0);
    expect([Math.min(...unit), Math.max(...unit)]).toEqual([0, 1]);
    const none = await assemble(rowsOf(values), { scale: 'none' });
    expect(column(none, 0).every((value) => values.includes(value))).toBe(true);
    expect([none.scaling, none.reading?.features.scaled]).toEqual([undefined, 'not at all']);
  });

  it('depend on the training rows alone, whatever --samples keeps of them', async () => {
    const text = rowsOf(Array.from({ length: 40 }, (_, i) => i * i));
    const [whole, few] = [await assemble(text), await assemble(text, { samples: 5 })];
    expect(few.scaling).toEqual(whole.scaling);
    expect(samplesOf(few.train)).toEqual(samplesOf(whole.train).slice(0, 5));
  });
});

describe('pictures in arrays', () => {
  const IMAGE = { width: 4, height: 4, channels: 1 };
  /** An object that is in all pictures, and noise in a corner. */
  const picture = (i: number, object: number, noise: number) =>
    Array.from({ length: 16 }, (_, pixel) => (pixel === 5 ? object : pixel === 15 ? noise * (i % 3) : 0));
  const pictures = (object: number, noise: number) =>
    Array.from({ length: 12 }, (_, i) => picture(i, object, noise)).flat();

  it.each([
    ['uint16', 4000, 8],
    ['0 to 255 with fractions', 254.5, 0.5],
    ['0 to 1 and once a little more', 1.0000002, 0.01],
  ])('of %s are scaled by one range, so that what is in all of them stays', async (_, object, noise) => {
    const set = await assemble(arrays({ values: pictures(object, noise), width: 16, image: IMAGE }));
    const train = samplesOf(set.train);
    expect(set.image).toEqual(IMAGE);
    expect(train.map((sample) => sample[5])).toEqual(train.map(() => 1));
    expect(Math.max(...train.map((sample) => sample[15] ?? 0))).toBeLessThan(0.03);
    expect(set.scaling?.kind).toBe('unit');
    expect(new Set(set.scaling?.mean)).toEqual(new Set([0]));
  });

  it('of −1 to 1 go from 0 to 1', async () => {
    const set = await assemble(arrays({ values: pictures(1, -0.5), width: 16, image: IMAGE }));
    const all = samplesOf(set.train).flat();
    expect([Math.min(...all), Math.max(...all)]).toEqual([0, 1]);
  });

  it('of bytes stay bytes, test pictures too', async () => {
    const set = await assemble(arrays({ values: pictures(255, 30), width: 16, image: IMAGE, bytes: true }));
    expect(set.train.features).toBeInstanceOf(Uint8Array);
    expect([set.scaling, set.reading?.features.kept]).toEqual([undefined, 'bytes']);
    expect(samplesOf(set.train)[0]?.[5]).toBe(255);
  });

  it.each([1, 16, 31])('of whole numbers up to %i use the range that they have', async (largest) => {
    const set = await assemble(arrays({ values: pictures(largest, 0), width: 16, image: IMAGE, bytes: true }));
    expect(samplesOf(set.train)[0]?.[5]).toBe(1);
    expect(set.train.features).toBeInstanceOf(Float32Array);
  });

  it('are scaled pixel by pixel where the user says standard, and not at all with none', async () => {
    const table = arrays({ values: pictures(255, 30), width: 16, image: IMAGE, bytes: true });
    expect(samplesOf((await assemble(table, { scale: 'standard' })).train)[0]?.[5]).toBe(0);
    expect(samplesOf((await assemble(table, { scale: 'none' })).train)[0]?.[5]).toBe(255);
    expect((await assemble(table, { scale: 'unit' })).train.features).toBeInstanceOf(Uint8Array);
  });
});

describe('flat rows', () => {
  const SIDE8 = { width: 8, height: 8, channels: 1 };
  const digits = (scale: number) => Array.from({ length: 12 * 64 }, (_, i) => (i % 17) * scale);
  const named = (name: (pixel: number) => string, scale = 1) => {
    const head = Array.from({ length: 64 }, (_, pixel) => name(pixel)).join();
    const row = (i: number) => Array.from({ length: 64 }, (_, pixel) => ((i + pixel) % 17) * scale).join();
    return tableOf(`label,${head}\n${Array.from({ length: 12 }, (_, i) => `${'pq'[i % 2]},${row(i)}`).join('\n')}`);
  };

  it('are pictures where they fill a square and hold what pixels hold', async () => {
    for (const scale of [1, 1 / 16, 15]) {
      const set = await assemble(arrays({ values: digits(scale), width: 64 }));
      expect(set.image).toEqual(SIDE8);
      const read = samplesOf(set.train).flat();
      expect(Math.max(...read) / (set.train.features instanceof Uint8Array ? 240 : 1)).toBe(1);
    }
    for (const name of [String, (p: number) => `pixel${p}`, (p: number) => `${p >> 3}x${p & 7}`]) {
      expect((await assemble(named(name))).image).toEqual(SIDE8);
    }
  });

  it('are rows of numbers where columns have names, values are below 0, or fractions above 1', async () => {
    const plain = { width: 64, height: 1, channels: 1 };
    expect((await assemble(named((p) => `${'abcdefgh'[p >> 3]}${'abcdefgh'[p & 7]}`))).image).toEqual(plain);
    expect((await assemble(named((p) => `pixel${p}`, -1))).image).toEqual(plain);
    expect((await assemble(arrays({ values: digits(0.3), width: 64 }))).image).toEqual(plain);
    const set = await assemble(arrays({ values: digits(-1), width: 64 }));
    expect(Math.abs(mean(column(set, 3)))).toBeLessThan(1e-6);
  });
});
