import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSortedByClass, spreadByClass } from '../../../datasets/assembly/order.ts';
import { assemble } from './tableOf.ts';

const CLASSES = ['setosa', 'versicolor', 'virginica'];
/** Flowers class by class: 20 of each, unless counts are given. */
const sorted = (counts: readonly number[] = [20, 20, 20]) =>
  `sepal,petal,species\n${counts.flatMap((count, label) => Array.from({ length: count }, (_, i) => `${5 + i / 100},${label + i / 50},${CLASSES[label]}`)).join('\n')}`;

describe('rows in the order of their classes', () => {
  it('are spread so that a part of every class is in any beginning, and that is told', async () => {
    const whole = await assemble(sorted());
    expect(whole.notes).toEqual([
      'rows.csv: the rows lie in the order of their classes, so the classes were spread evenly through the order of the samples',
    ]);
    const few = await assemble(sorted(), { samples: 15, testSamples: 3 });
    expect(few.reading?.classes.map(({ train }) => train)).toEqual([5, 5, 5]);
    expect(few.reading?.classes.map(({ test }) => test)).toEqual([1, 1, 1]);
    expect([...few.train.labels]).toEqual([...whole.train.labels.subarray(0, 15)]);
    expect(few.train.features).toEqual(
      whole.train.features instanceof Float32Array && whole.train.features.subarray(0, 30),
    );
    expect(few.train.items?.rows).toEqual(whole.train.items?.rows?.subarray(0, 15));
  });

  it('are spread in a test file too, and told of it', async () => {
    const mixed = `sepal,petal,species\n${Array.from({ length: 30 }, (_, i) => `${i},${i / 7},${CLASSES[i % 3]}`).join('\n')}`;
    const set = await assemble(mixed, { testSamples: 3 }, sorted());
    expect(set.notes?.[0]).toContain('test.csv: the rows lie in the order of their classes');
    expect([...set.test.labels].sort()).toEqual([0, 1, 2]);
  });

  it('are found out for classes of very different sizes, and where few rows lie elsewhere', () => {
    const blocks = (...counts: number[]) =>
      counts.flatMap((count, label) => Array.from({ length: count }, () => label));
    const all = (labels: readonly number[]) => isSortedByClass([...labels.keys()], labels);
    expect(
      [
        [3, 3],
        [50, 3],
        [3, 50, 2],
        [1000, 1],
      ].map((counts) => all(blocks(...counts))),
    ).toEqual([true, true, true, true]);
    expect(all([...blocks(40, 40, 40), 0, 1, 2, 0, 1])).toBe(true);
    expect(all(blocks(5))).toBe(false);
    expect(all([0, 1])).toBe(false);
    expect(all(Array.from({ length: 100 }, (_, i) => i % 2))).toBe(false);
    expect(all(Array.from({ length: 100 }, (_, i) => Number((i * 7919) % 101 > 50)))).toBe(false);
  });

  it('keep the order of the file where the classes are mixed', async () => {
    const set = await assemble(`a,label\n${Array.from({ length: 12 }, (_, i) => `${i},${'pq'[i % 2]}`).join('\n')}`);
    expect(set.notes).toBeUndefined();
    const rows = [...(set.train.items?.rows ?? [])];
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
  });

  it('are each there once, and every class as often in a beginning as its share, within one', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, (sizes) => {
        const labels = sizes.flatMap((size, label) => Array.from({ length: size }, () => label));
        const rows = labels.map((_, i) => 3 * i);
        const byRow = new Map(rows.map((row, i) => [row, labels[i] ?? 0]));
        const sparse = Array.from({ length: 3 * rows.length }, (_, row) => byRow.get(row) ?? 0);
        const order = [...spreadByClass(rows, sparse)];
        expect(order.toSorted((a, b) => a - b)).toEqual(rows);
        const seen = sizes.map(() => 0);
        for (const [i, row] of order.entries()) {
          const label = byRow.get(row) ?? 0;
          seen[label] = (seen[label] ?? 0) + 1;
          if (i + 1 >= sizes.length) expect(seen.every((count) => count > 0)).toBe(true);
          for (const [other, size] of sizes.entries()) {
            expect(Math.abs((seen[other] ?? 0) - ((i + 1) * size) / rows.length)).toBeLessThanOrEqual(sizes.length);
          }
        }
      }),
    );
  });
});
