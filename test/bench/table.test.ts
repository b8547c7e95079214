import { describe, expect, it } from 'vitest';
import { formatTable, percent, threeDigits } from '../../bench/table.ts';

describe('a table', () => {
  it('aligns words to the left and numbers to the right, and lets a remark go on over the columns after it', () => {
    const lines = formatTable({
      title: 'kernels',
      head: ['kernel', 'ms', 'GB/s', 'bound'],
      rows: [
        ['gram', '1.5', '', 'memory'],
        ['gather_rows', '100', '0.25', 'dispatch'],
        ['softmax_nll', 'WRONG: by far'],
      ],
      notes: ['a note'],
    });
    expect(lines).toEqual([
      'kernels',
      'kernel        ms  GB/s  bound',
      'gram         1.5        memory',
      'gather_rows  100  0.25  dispatch',
      'softmax_nll  WRONG: by far',
      'a note',
    ]);
  });

  it('may have no rows', () => {
    expect(formatTable({ title: 'none', head: ['a', 'b'], rows: [] })).toEqual(['none', 'a  b']);
  });
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [0.0012345, '0.00123'],
    [0.5, '0.500'],
    [1.2345, '1.23'],
    [45.67, '45.7'],
    [123.4, '123'],
    [12345, '12300'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('%d has three significant digits', (value, text) => {
    expect(threeDigits(value)).toBe(text);
  });

  it.each([
    [0.0312, '3.1%'],
    [0.0999, '10%'],
    [1.5, '150%'],
  ])('the share %d is written as a percentage', (share, text) => {
    expect(percent(share)).toBe(text);
  });
});
