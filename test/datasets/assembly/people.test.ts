import { describe, expect, it } from 'vitest';
import { assembleTables } from '../../../datasets/assembly/assembleTables.ts';
import { memoryTable } from '../../../datasets/tables/memoryTable.ts';

const COUNT = 24;
const rows = [...Array(COUNT).keys()];

/** People with words, gaps and ids, as a table of one's own has them. */
const PEOPLE = memoryTable({
  file: 'people.csv',
  format: 'CSV',
  firstPlace: 2,
  columns: [
    { name: 'person', values: rows.map((i) => `p${i}`) },
    { name: 'age', values: rows.map((i) => (i === 5 ? Number.NaN : 20 + i)) },
    { name: 'work', values: rows.map((i) => ['office', 'field', ''][i % 3] ?? '') },
    { name: 'income', values: rows.map((i) => (i % 2 ? 'high' : 'low')) },
  ],
});

describe('a table of people', () => {
  it('is read with its words, gaps and ids', async () => {
    const options = { label: 'income', id: 'person', missing: 'mean' } as const;
    const set = await assembleTables({ name: 'people', train: PEOPLE }, options);
    expect(set.featureNames).toEqual(['age', 'work=field', 'work=office']);
    expect(set.classes).toEqual(['high', 'low']);
    expect([set.train.samples, set.test.samples]).toEqual([20, 4]);
    expect(set.reading?.missing).toEqual({ cells: 9, rows: 8, done: 'mean' });
    expect(set.train.features).toBeInstanceOf(Float32Array);
  });
});
