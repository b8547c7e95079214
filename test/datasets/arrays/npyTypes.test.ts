import { describe, expect, it } from 'vitest';
import { readArrays } from '../../../datasets/arrays/readArrays.ts';
import type { Bytes } from '../../../datasets/source.ts';
import { datasetErrorOf, type Files } from '../memorySource.ts';
import { countUp, npy, npyOf, npyWords, numbersOf } from './npyFile.ts';
import { treeOf } from './treeOf.ts';

const read = (files: Files) => readArrays(treeOf(files));
const X = npy('<f4', [4, 2], countUp(8));
const y = npy('<i8', [4], [2, 0, 2, 0]);

describe('features of every type of numbers', () => {
  const whole = ['u1', 'i1', 'u2', 'i2', 'u4', 'i4', 'u8', 'i8', 'f4', 'f8'];
  const types = whole.flatMap((type) => (type.endsWith('1') ? [`|${type}`] : [`<${type}`, `>${type}`]));
  it.each(types)('%s are read', async (type) => {
    const numbers = type[1] === 'u' ? countUp(8) : countUp(8).map((i) => i - 4);
    const { train } = await read({ 'X.npy': npy(type, [4, 2], numbers), 'y.npy': y });
    expect(await numbersOf(train)).toEqual(numbers);
    expect(train.columns[0]).toMatchObject({ kind: 'vectors', role: 'feature', width: 2, bytes: type === '|u1' });
  });

  it('keep large whole numbers up to 2⁵³, and their signs', async () => {
    const large = [2 ** 53, -(2 ** 53), -1, 2 ** 32, -(2 ** 32) - 1, 0, 1, -(2 ** 31)];
    for (const type of ['<i8', '>i8']) {
      expect(await numbersOf((await read({ 'X.npy': npy(type, [4, 2], large), 'y.npy': y })).train)).toEqual(large);
    }
  });

  it('of half precision are read in both orders of bytes', async () => {
    const bits = [0x3c00, 0, 0x3800, 0x3400, 0xc000, 0x7bff, 0x0001, 0x8000];
    const values = [1, 0, 0.5, 0.25, -2, 65504, 2 ** -24, -0];
    for (const order of ['<', '>']) {
      const content = new Uint8Array(
        bits.flatMap((each) => (order === '<' ? [each & 255, each >> 8] : [each >> 8, each & 255])),
      );
      const { train } = await read({ 'X.npy': npyOf(`${order}f2`, [4, 2], content), 'y.npy': y });
      expect(await numbersOf(train)).toEqual(values);
    }
  });

  it('may be truth values, which are no bytes of pictures', async () => {
    const { train } = await read({ 'X.npy': npy('|b1', [4, 2], [0, 1, 1, 0, 0, 0, 1, 1]), 'y.npy': y });
    expect(await numbersOf(train)).toEqual([0, 1, 1, 0, 0, 0, 1, 1]);
    expect(train.columns[0]?.bytes).toBe(false);
    for await (const { values } of train.blocks([0])) expect(values).toBeInstanceOf(Float32Array);
  });

  it.each<[string, Bytes, string]>([
    ['complex numbers', npyOf('<c16', [4, 2], new Uint8Array(128)), "found the dtype '<c16', complex numbers"],
    ['long doubles', npyOf('<f16', [4, 2], new Uint8Array(128)), 'save it after .astype("float64")'],
    [
      'Python objects',
      npyOf('|O', [4], new Uint8Array(50)),
      'found the dtype \'|O\', Python objects; save it after .astype("float32")',
    ],
    ['dates', npyOf('<M8[ns]', [4, 2], new Uint8Array(64)), '.astype("int64")'],
    ['records', npyOf("[('a', '<f4'), ('b', '<f4')]", [4], new Uint8Array(32)), 'records'],
    ['words', npyWords('<U3', [4, 2], countUp(8).map(String)), 'expected numbers, found words'],
    ['bytes of no type', npyOf('|V8', [4], new Uint8Array(32)), 'no numbers or words'],
  ])('that are %s are refused with what to save instead', async (_, bytes, sentence) => {
    const message = await datasetErrorOf(read({ 'X.npy': bytes, 'y.npy': y }));
    expect(message).toContain('d/X.npy: expected numbers');
    expect(message).toContain(sentence);
    expect(message).toContain('save ');
  });
});

describe('Fortran order', () => {
  it.each([[[4, 3]], [[4, 2, 3]], [[4, 3, 2, 2]], [[4, 2, 2, 3]]])(
    'of the shape %j is the usual one',
    async (shape) => {
      const length = shape.reduce((product, size) => product * size, 1);
      const items = countUp(length);
      const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
      const ordered = items.map((i) => {
        let rest = i;
        return shape.reduceRight((at, size, axis) => {
          const place = rest % size;
          rest = Math.floor(rest / size);
          return at + place * (strides[axis] ?? 0);
        }, 0);
      });
      const scattered = npy('<f8', shape, items, true);
      const usual = npy('<f8', shape, ordered);
      const [one, other] = await Promise.all([scattered, usual].map((bytes) => read({ 'X.npy': bytes, 'y.npy': y })));
      expect(await numbersOf(one?.train)).toEqual(await numbersOf(other?.train));
      expect(one?.train.columns).toEqual(other?.train.columns);
    },
  );
});

describe('an NPY file', () => {
  it.each<[string, Bytes, string]>([
    ['is cut off', X.subarray(0, X.length - 1), 'expected 32 bytes for the shape (4, 2), found 31'],
    ['is longer than it says', new Uint8Array([...X, 0]), 'expected 32 bytes for the shape (4, 2), found 33'],
    ['ends within its header', X.subarray(0, 40), 'expected a whole NPY file'],
    [
      'is a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(20)]),
      'expected an NPY file, found a PNG image',
    ],
    ['is empty', new Uint8Array(), 'expected an NPY file, found something else'],
  ])('that %s is refused', async (_, bytes, sentence) => {
    expect(await datasetErrorOf(read({ 'X.npy': bytes, 'y.npy': y }))).toContain(`d/X.npy: ${sentence}`);
  });

  it('of version 2 is read, and blocks begin where a caller asks', async () => {
    const header = X.subarray(10, 128);
    const bytes = new Uint8Array([...X.subarray(0, 6), 2, 0, header.length, 0, 0, 0, ...header, ...X.subarray(128)]);
    const { train } = await read({ 'X.npy': bytes, 'y.npy': y });
    for await (const { first, rows, values } of train.blocks([0, 1], 2)) {
      expect([first, rows, ...values]).toEqual([2, 2, 4, 5, 2, 6, 7, 0]);
    }
  });
});
