import { describe, expect, it } from 'vitest';
import type { Column } from '../../../datasets/tables/table.ts';
import { openText } from './openText.ts';

/** A column of these cells, in a table of tabs beside a label. */
async function columnOf(cells: readonly string[], separator = '\t'): Promise<Column & { notes: readonly string[] }> {
  const rows = cells.map((cell, i) => `${cell}${separator}${i % 2 ? 'x' : 'y'}\n`).join('');
  const table = await openText(`a${separator}label\n${rows}`);
  const [column] = table.columns;
  if (column === undefined) throw new Error('expected a column');
  return { ...column, notes: table.notes };
}

describe('a column', () => {
  it.each([
    ['numbers', 'numbers', ['1', '2.5', '-3e4']],
    ['truth values in any spelling', 'truths', ['True', 'false', 'YES', 'no']],
    ['words', 'words', ['red', 'blue', 'red']],
    ['words and numbers', 'words', ['A1', '12', 'B2', 'C3']],
    ['hexadecimal numbers, which are words', 'words', ['0x1A', '0x1B', '0x1C']],
    ['dates', 'words', ['2020-01-01', '2020-01-02', '2020-01-03']],
    ['ages in ranges', 'words', ['10-20', '20-30', '10-20']],
    ['maybe beside truth values', 'words', ['yes', 'no', 'maybe']],
  ] as const)('holds %s', async (_, kind, cells) => {
    expect(await columnOf(cells)).toMatchObject({ kind, missing: null });
  });

  it.each(['', '?', 'NA', 'N/A', 'NaN', 'nan', 'null', 'NULL', '#N/A', '<NA>', '-', '--', '.', 'None', 'none'])(
    'has no value where a cell among numbers is %s',
    async (cell) => {
      expect(await columnOf(['1', '2', cell, '4', cell, '5'])).toMatchObject({
        kind: 'numbers',
        missing: { count: 2, first: 2 },
      });
    },
  );

  it.each(['', '?', 'NA', 'NaN', 'null'])('has no value where a cell among words is %s', async (cell) => {
    expect(await columnOf(['red', cell, 'blue'])).toMatchObject({ kind: 'words', missing: { count: 1, first: 1 } });
  });

  it.each(['-', 'None', '.'])('has a word where a cell among words is %s, and says so', async (cell) => {
    const column = await columnOf(['+', cell, '+', '+']);
    expect(column).toMatchObject({ kind: 'words', missing: null });
    expect(column.notes[0]).toBe(
      `d/rows.csv: column a holds '${cell}', which is taken for a word, not for a missing cell`,
    );
  });

  it('takes -9999 for the number that it is', async () => {
    expect(await columnOf(['1', '-9999', '3'])).toMatchObject({ kind: 'numbers', missing: null });
  });

  it('names the first cell that is no number, and counts them', async () => {
    expect(await columnOf(['1', '2', 'x', '4', 'inf', '5'])).toMatchObject({
      kind: 'numbers',
      oddOne: { row: 2, cell: 'x', count: 2 },
    });
    expect((await columnOf(['1', '2', '1e999', '4'])).oddOne?.cell).toBe('1e999');
    expect((await columnOf(['1', '1 234', '3', '4'])).oddOne?.cell).toBe('1 234');
    expect((await columnOf(['1', '#DIV/0!', '3', '4'])).oddOne?.cell).toBe('#DIV/0!');
    expect((await columnOf(['1', '0', 'true', '0'])).oddOne?.cell).toBe('true');
  });

  it('is categories where words are frequent among few different numbers', async () => {
    const cells = Array.from({ length: 100 }, (_, i) => ['1', '2', '3', '4', '5+'][i % 5] ?? '');
    const column = await columnOf(cells);
    expect(column).toMatchObject({ kind: 'words', missing: null });
    expect(column.notes[0]).toContain("column a holds '5+' and more words among numbers, and is taken for categories");
    expect(await columnOf([...cells.map(() => '3'), 'x'])).toMatchObject({ kind: 'numbers', oddOne: { cell: 'x' } });
  });

  it('of percents is read without the sign', async () => {
    const column = await columnOf(['12%', '7.5 %', '0%']);
    expect(column.kind).toBe('numbers');
    expect(column.notes[0]).toContain('numbers are read without their % in column a');
    expect(await columnOf(['12%', '7', '9', '1'])).toMatchObject({ kind: 'numbers', oddOne: { cell: '12%' } });
  });

  it.each([
    ['a comma that parts no thousands', ['5,1', '4,9', '7'], ';'],
    ['a comma after a zero', ['0,123', '0,456', '0,789'], '\t'],
    ['commas before three digits, between semicolons', ['1,234', '2,345', '9,876'], ';'],
    ['cells in quotes', ['"5,1"', '"4,9"', '"7"'], ','],
    ['one that only a decimal comma has', ['1,234', '2,34', '9,876'], '\t'],
  ])('has decimal commas by %s', async (_, cells, separator) => {
    const column = await columnOf(cells, separator);
    expect(column.kind).toBe('numbers');
    expect(column.oddOne).toBeUndefined();
    expect(column.notes[0]).toContain('commas are decimal ones in column a');
  });

  it.each([
    ['might be thousands', ['"1,234"', '"2,345"', '"9,876"'], '1,234'],
    ['are thousands beyond doubt', ['"1,234"', '"1,234,567"', '5'], '1,234'],
    ['stand beside points', ['"5,1"', '4.9', '7.2'], '5,1'],
    ['part thousands before a point', ['"1,234.50"', '"2,000.00"', '12.00'], '1,234.50'],
    ['stand behind points that part thousands', ['"1.234,50"', '"2.000,00"', '"12,00"'], '1.234,50'],
    ['have spaces or apostrophes for company', ['1 234', "2'000", '12'], '1 234'],
    ['are not there, but signs of money', ['$5', '7 €', '£12.50'], '$5'],
  ])('is odd where commas %s', async (_, cells, cell) => {
    const column = await columnOf(cells, ',');
    expect(column).toMatchObject({ kind: 'numbers', oddOne: { row: 0, cell } });
    expect(column.oddOne?.hint).toContain('with a point');
  });
});
