import { describe, expect, it } from 'vitest';
import { readArrays } from '../../../datasets/arrays/readArrays.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { datasetErrorOf } from '../memorySource.ts';
import { countUp, npy, npyWords } from './npyFile.ts';
import { treeOf } from './treeOf.ts';

const X = npy('<f4', [4, 2], countUp(8));
const read = (y: Bytes) => readArrays(treeOf({ 'X.npy': X, 'y.npy': y }));
const labelsOf = async (y: Bytes) => (await read(y)).train.words(1);

describe('labels', () => {
  it.each<[string, Bytes, string[]]>([
    ['whole numbers', npy('>i4', [4], [2, -1, 2, 10]), ['2', '-1', '2', '10']],
    ['a column', npy('|u1', [4, 1], [2, 0, 2, 0]), ['2', '0', '2', '0']],
    ['floats that are whole', npy('<f8', [4], [1, 0, -0, 3]), ['1', '0', '0', '3']],
    ['truth values', npy('|b1', [4], [1, 0, 1, 0]), ['true', 'false', 'true', 'false']],
    ['words', npyWords('<U10', [4], ['größe', 'a b', '𝄞', '']), ['größe', 'a b', '𝄞', '']],
    ['words of the other order of bytes', npyWords('>U3', [4], ['a', 'bc', 'ü', 'def']), ['a', 'bc', 'ü', 'def']],
    ['bytes', npyWords('|S5', [4], ['cat', 'dog', 'ü', 'horse']), ['cat', 'dog', 'ü', 'horse']],
    ['a column of words', npyWords('<U3', [4, 1], ['a', 'b', 'a', 'b']), ['a', 'b', 'a', 'b']],
    ['one-hot floats', npy('<f8', [4, 3], [1, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0]), ['0', '2', '1', '0']],
    ['one-hot truth values', npy('|b1', [4, 2], [1, 0, 0, 1, 0, 1, 1, 0]), ['0', '1', '1', '0']],
    ['one-hot bytes in Fortran order', npy('|u1', [4, 2], [1, 0, 0, 1, 0, 1, 1, 0], true), ['0', '1', '1', '0']],
  ])('may be %s', async (_, y, words) => {
    expect(await labelsOf(y)).toEqual(words);
  });

  it('of a column per class are told', async () => {
    const { train } = await read(npy('|u1', [4, 2], [1, 0, 0, 1, 0, 1, 1, 0]));
    expect(train.notes).toEqual(['d/y.npy: rows with a single 1 in 2 columns were read as the classes 0 to 1']);
  });

  it.each<[string, Bytes, string]>([
    ['numbers that a float64 does not tell apart', npy('<f8', [4], [0, 1, 2 ** 60, 1]), 'save them after .astype(str)'],
    ['fractions', npy('<f4', [4], [0, 1, 0.5, 1]), 'found 0.5, which looks like a measurement, in row 2'],
    ['no number', npy('<f4', [4], [0, 1, 0, Number.NaN]), 'found NaN in row 3'],
    ['infinity', npy('<f4', [4], [0, Number.POSITIVE_INFINITY, 0, 1]), 'found Infinity in row 1'],
    ['shares of classes', npy('<f4', [4, 2], [1, 0, 0, 1, 0.5, 0.5, 1, 0]), 'found another row of 2 numbers in row 2'],
    ['two classes a row', npy('|u1', [4, 2], [1, 0, 1, 1, 0, 1, 1, 0]), 'found another row of 2 numbers in row 1'],
    ['three axes', npy('|u1', [4, 1, 2], countUp(8)), 'found the shape (4, 1, 2)'],
    ['a single one', npy('|u1', [], [1]), 'beside X'],
    ['words in two columns', npyWords('<U1', [4, 2], [...'abababab']), 'found the shape (4, 2)'],
  ])('with %s are refused, naming their file and row', async (_, y, sentence) => {
    const message = await datasetErrorOf(read(y));
    expect(message).toContain(sentence);
    expect(message).toMatch(/^d(\/y\.npy)?: expected/);
  });
});
