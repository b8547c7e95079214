import type { Bytes } from '../../../datasets/source.ts';
import type { Table, TableBlock } from '../../../datasets/tables/table.ts';

/** An NPY file of these bytes as numpy.save writes it, version 1.0. */
export function npyOf(descr: string, shape: readonly number[], content: Uint8Array, fortran = false): Bytes {
  const type = descr.startsWith('[') ? descr : `'${descr}'`;
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': ${type}, 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sizes}), }`;
  const header = `${text.padEnd(117)}\n`;
  const start = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length & 255, header.length >> 8];
  return new Uint8Array([...start, ...new TextEncoder().encode(header), ...content]);
}

type Setter = (view: DataView, at: number, value: number, little: boolean) => void;

const SETTERS: Readonly<Record<string, Setter>> = {
  b1: (view, at, value) => view.setUint8(at, value),
  u1: (view, at, value) => view.setUint8(at, value),
  i1: (view, at, value) => view.setInt8(at, value),
  u2: (view, at, value, little) => view.setUint16(at, value, little),
  i2: (view, at, value, little) => view.setInt16(at, value, little),
  u4: (view, at, value, little) => view.setUint32(at, value, little),
  i4: (view, at, value, little) => view.setInt32(at, value, little),
  u8: (view, at, value, little) => view.setBigUint64(at, BigInt(value), little),
  i8: (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
  f4: (view, at, value, little) => view.setFloat32(at, value, little),
  f8: (view, at, value, little) => view.setFloat64(at, value, little),
};

/** An array of numbers of a type such as `<f4`, in the order in which they lie in the file. */
export function npy(descr: string, shape: readonly number[], numbers: ArrayLike<number>, fortran = false): Bytes {
  const type = descr.slice(1);
  const size = Number(type.slice(1));
  const content = new Uint8Array(size * numbers.length);
  const view = new DataView(content.buffer);
  for (let i = 0; i < numbers.length; i++) SETTERS[type]?.(view, i * size, numbers[i] ?? 0, !descr.startsWith('>'));
  return npyOf(descr, shape, content, fortran);
}

/** An array of words as NumPy keeps them: `<U10` in UTF-32, `|S5` in bytes. */
export function npyWords(descr: string, shape: readonly number[], words: readonly string[]): Bytes {
  const length = Number(descr.slice(2));
  const unicode = descr[1] === 'U';
  const content = new Uint8Array(words.length * length * (unicode ? 4 : 1));
  const view = new DataView(content.buffer);
  for (const [i, word] of words.entries()) {
    const signs = unicode ? [...word].map((sign) => sign.codePointAt(0) ?? 0) : new TextEncoder().encode(word);
    for (const [j, sign] of signs.entries()) {
      if (unicode) view.setUint32(4 * (i * length + j), sign, descr[0] !== '>');
      else view.setUint8(i * length + j, sign);
    }
  }
  return npyOf(descr, shape, content);
}

/** 0, 1, 2, … */
export function countUp(length: number): number[] {
  return Array.from({ length }, (_, i) => i);
}

/** All numbers of some columns of a table. */
export async function numbersOf(table: Table | undefined, columns: readonly number[] = [0]): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { values } of table?.blocks(columns) ?? noBlocks()) numbers.push(...values);
  return numbers;
}

async function* noBlocks(): AsyncGenerator<TableBlock> {}
