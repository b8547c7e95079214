import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKind, cellNumber, plainNumber } from '../../../datasets/tables/text/cells.ts';

describe('a cell', () => {
  it.each([
    ['0', 0],
    ['-12.5', -12.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e5', 1e5],
    ['-2.5E-3', -0.0025],
    ['007', 7],
    ['123456789012345678901234567890', 1.2345678901234568e29],
    ['0.1234567890123456789', 0.12345678901234568],
  ])('%s is a number', (cell, value) => {
    expect([cellKind(cell), cellNumber(cell)]).toEqual(['number', value]);
  });

  it.each([
    ['true', 'truth', 1],
    ['NO', 'truth', 0],
    ['5,25', 'comma', 5.25],
    ['-0,5', 'comma', -0.5],
    ['1,5e3', 'comma', 1500],
    ['12.5%', 'percent', 12.5],
    ['7,5 %', 'percent', 7.5],
    ['', 'missing', Number.NaN],
    ['?', 'missing', Number.NaN],
    ['NA', 'missing', Number.NaN],
    ['N/A', 'missing', Number.NaN],
    ['nan', 'missing', Number.NaN],
    ['NULL', 'missing', Number.NaN],
    ['-', 'soft', Number.NaN],
    ['None', 'soft', Number.NaN],
    ['-9999', 'number', -9999],
    ['0x1A', 'word', Number.NaN],
    ['0b11', 'word', Number.NaN],
    ['1 234', 'word', Number.NaN],
    ['1,234,567', 'word', Number.NaN],
    ['1_000', 'word', Number.NaN],
    ['inf', 'word', Number.NaN],
    ['Infinity', 'word', Number.NaN],
    ['1e999', 'word', Number.NaN],
    ['1.2.3', 'word', Number.NaN],
    ['--5', 'word', Number.NaN],
    ['e5', 'word', Number.NaN],
    ['2020-01-01', 'word', Number.NaN],
    ['nobody', 'word', Number.NaN],
  ])('%s is a %s', (cell, kind, value) => {
    expect([cellKind(cell), cellNumber(cell)]).toEqual([kind, value]);
  });

  it('that JavaScript or Python writes for a finite number is read as that number, to the last bit', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 0, max: 20 }),
        (value, digits) => {
          expect(plainNumber(String(value))).toBe(Number(String(value)));
          const short = value.toExponential(digits);
          if (Math.abs(Number(short)) < 1e308) expect(plainNumber(short)).toBe(Number(short));
        },
      ),
    );
    fc.assert(
      fc.property(fc.integer(), fc.nat(12), (whole, digits) => {
        const cell = (whole / 10 ** digits).toFixed(digits);
        expect(plainNumber(cell)).toBe(Number(cell));
      }),
    );
  });
});
