import { describe, expect, it } from 'vitest';
import { COMPRESSED, ENCODED } from './pyarrowFiles.ts';
import { bytesOfBase64, listSchema, numbersOf, parquetFile, schemaOf, tableOf, wordsOf } from './writeParquet.ts';

const FLOAT = { type: 'FLOAT' } as const;

describe('columns of numbers', () => {
  const column = (name: string, type: object) => [{ name, repetition_type: 'REQUIRED', ...type } as const];
  const schema = schemaOf(
    column('u8', { type: 'INT32', converted_type: 'UINT_8' }),
    column('i16', { type: 'INT32', converted_type: 'INT_16' }),
    column('u32', { type: 'INT32', converted_type: 'UINT_32' }),
    column('i64', { type: 'INT64' }),
    column('f32', FLOAT),
    column('f64', { type: 'DOUBLE' }),
    column('price', { type: 'INT32', converted_type: 'DECIMAL', scale: 2, precision: 6 }),
    column('b', { type: 'BOOLEAN' }),
  );
  const large = 2n ** 53n + 1n;
  const data = {
    u8: [0, 200, 255],
    i16: [-3, 0, 30000],
    u32: [0, 1, 4294967295],
    i64: [-5n, 0n, large],
    f32: [0.5, Math.fround(0.1), Number.NaN],
    f64: [0.1, -1e300, 2],
    price: [1.5, -0.05, 20],
    b: [true, false, true],
  };
  const file = parquetFile(
    Object.entries(data).map(([name, values]) => ({ name, data: values })),
    { schema },
  );

  it('are read whatever their type', async () => {
    const table = await tableOf(file);
    const kinds = Object.fromEntries(table.columns.map(({ name, kind, bytes }) => [name, bytes ? 'bytes' : kind]));
    expect(kinds).toMatchObject({ u8: 'bytes', i16: 'numbers', u32: 'numbers', price: 'numbers', b: 'truths' });
    expect(await numbersOf(table, 'u8', 'b')).toEqual([0, 1, 200, 0, 255, 1]);
    expect(await numbersOf(table, 'i16', 'u32', 'f64')).toEqual([-3, 0, 0.1, 0, 1, -1e300, 30000, 4294967295, 2]);
    expect(await numbersOf(table, 'price')).toEqual([1.5, -0.05, 20]);
    expect(await numbersOf(table, 'f32')).toEqual(data.f32);
    expect(await numbersOf(table, 'i64')).toEqual([-5, 0, Number(large)]);
  });

  it('are written as they are', async () => {
    const table = await tableOf(file);
    expect(await wordsOf(table, 'i64')).toEqual(['-5', '0', '9007199254740993']);
    expect(await wordsOf(table, 'f32')).toEqual(['0.5', '0.1', '']);
    expect(await wordsOf(table, 'price')).toEqual(['1.50', '-0.05', '20.00']);
    expect(await wordsOf(table, 'u32')).toEqual(['0', '1', '4294967295']);
    expect(await wordsOf(table, 'b')).toEqual(['true', 'false', 'true']);
  });

  it('come as bytes, float32 or float64, whichever loses nothing', async () => {
    const table = await tableOf(file);
    const kindOf = async (...places: number[]) => {
      for await (const { values } of table.blocks(places)) return values.constructor.name;
      return 'none';
    };
    expect([await kindOf(0), await kindOf(0, 1, 4), await kindOf(0, 2)]).toEqual([
      'Uint8Array',
      'Float32Array',
      'Float64Array',
    ]);
  });
});

it('words, dates and times are written as words, and the classes of a hub have their names', async () => {
  const file = parquetFile(
    [
      { name: 'word', data: ['ä', 'b', 'ä'] },
      { name: 'day', data: [new Date('2020-02-29'), new Date('1969-12-31'), new Date('2000-01-01')] },
      { name: 'label', data: [1, 0, 1], type: 'INT64' as const },
    ].map((column) => ({ ...column, ...(column.name === 'label' && { data: [1n, 0n, 1n] }) })),
    {
      metadata: {
        huggingface: JSON.stringify({
          info: { features: { label: { names: ['cat', 'dog'], _type: 'ClassLabel' }, word: { _type: 'Value' } } },
        }),
      },
    },
  );
  const table = await tableOf(file);
  expect(table.columns.map(({ kind }) => kind)).toEqual(['words', 'words', 'numbers']);
  expect(await wordsOf(table, 'word')).toEqual(['ä', 'b', 'ä']);
  expect((await wordsOf(table, 'day'))[0]).toBe('2020-02-29T00:00:00');
  expect(table.columns[2]?.classNames).toEqual(['cat', 'dog']);
});

it('cells without a value are NaN and empty words, counted with the first row', async () => {
  const table = await tableOf(
    parquetFile(
      [
        { name: 'x', data: [1, null, 3, null], type: 'FLOAT' },
        { name: 'w', data: ['a', null, 'b', 'c'], type: 'STRING' },
      ],
      { rowGroupSize: 3 },
    ),
  );
  expect(table.columns.map(({ missing }) => missing)).toEqual([
    { count: 2, first: 1 },
    { count: 1, first: 1 },
  ]);
  expect(await numbersOf(table, 'x')).toEqual([1, Number.NaN, 3, Number.NaN]);
  expect(await wordsOf(table, 'w')).toEqual(['a', '', 'b', 'c']);
});

it('the index of a pandas table is no feature', async () => {
  const data = [
    { name: 'x', data: [1, 2] },
    { name: '__index_level_0__', data: [5, 7] },
    { name: 'person', data: [5, 7] },
  ];
  const metadata = { pandas: JSON.stringify({ index_columns: ['__index_level_0__', 'person'] }) };
  const table = await tableOf(parquetFile(data, { metadata }));
  expect(table.columns.map(({ name, role }) => [name, role])).toEqual([
    ['x', undefined],
    ['person', 'carried'],
  ]);
  expect(table.leftOut).toMatchObject([{ what: 'column', names: ['__index_level_0__'], count: 1 }]);
});

describe('columns of lists', () => {
  const vectors = Array.from({ length: 50 }, (_, row) => [row, row + 0.5, -row]);
  const vector = (data: readonly unknown[], options = {}) =>
    parquetFile([{ name: 'v', data: data as unknown[] }], { schema: schemaOf(listSchema('v', FLOAT)), ...options });

  it('are vectors, over the borders of pages and row groups', async () => {
    for (const rowGroupSize of [7, 50]) {
      const table = await tableOf(vector(vectors, { rowGroupSize, pageSize: 40 }));
      expect(table.columns).toMatchObject([{ kind: 'vectors', width: 3, image: null, missing: null }]);
      expect(await numbersOf(table, 'v')).toEqual(vectors.flat());
    }
  });

  it('may lack a list, or a number in one', async () => {
    const table = await tableOf(vector([null, [1, 2], [3, null]]));
    expect(table.columns).toMatchObject([{ width: 2, missing: { count: 2, first: 0 } }]);
    expect(await numbersOf(table, 'v')).toEqual([Number.NaN, Number.NaN, 1, 2, 3, Number.NaN]);
  });

  it('of unequal lengths are refused with the row and both lengths', async () => {
    for (const other of [[1], [1, 2, 3, 4], []]) {
      const table = await tableOf(vector([[1, 2, 3], [4, 5, 6], other, [7, 8, 9]], { rowGroupSize: 2 }));
      await expect(numbersOf(table, 'v')).rejects.toThrow(
        `data/a.parquet: expected 3 numbers in row 2, column v, as in the rows before, found ${other.length}; make all rows equally long, or leave the column out with --ignore v`,
      );
    }
  });

  it('within lists are pictures, with channels first', async () => {
    const grey = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ];
    const byte = { type: 'INT32', converted_type: 'UINT_8' } as const;
    const greyTable = await tableOf(
      parquetFile([{ name: 'g', data: grey }], { schema: schemaOf(listSchema('g', byte, 2)) }),
    );
    expect(greyTable.columns[0]).toMatchObject({ image: { width: 3, height: 2, channels: 1 }, bytes: true });
    expect(await numbersOf(greyTable, 'g')).toEqual([1, 2, 3, 4, 5, 6]);
    const last = [[1, 2].map((y) => [1, 2, 3, 4].map((x) => [1, 2, 3].map((channel) => 100 * channel + 10 * y + x)))];
    const table = await tableOf(
      parquetFile([{ name: 'c', data: last }], { schema: schemaOf(listSchema('c', byte, 3)) }),
    );
    expect(table.columns[0]).toMatchObject({ image: { width: 4, height: 2, channels: 3 } });
    const first = [1, 2, 3].flatMap((c) => [1, 2].flatMap((y) => [1, 2, 3, 4].map((x) => 100 * c + 10 * y + x)));
    expect(await numbersOf(table, 'c')).toEqual(first.map((value) => value % 256));
  });

  it('that lie otherwise in a later row are refused with the row', async () => {
    const data = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ];
    const table = await tableOf(parquetFile([{ name: 'g', data }], { schema: schemaOf(listSchema('g', FLOAT, 2)) }));
    await expect(numbersOf(table, 'g')).rejects.toThrow('expected lists of equal lengths in row 1, column g');
  });

  it('of words are left out', async () => {
    const words = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
    const data = [
      { name: 'x', data: [1] },
      { name: 'w', data: [['a', 'b']] },
    ];
    const table = await tableOf(
      parquetFile(data, { schema: schemaOf([{ name: 'x', type: 'INT32' }], listSchema('w', words)) }),
    );
    expect(table.columns.map(({ name }) => name)).toEqual(['x']);
    expect(table.leftOut).toMatchObject([{ names: ['w'], why: 'its cells are lists of words' }]);
  });
});

it('several hundred columns stand side by side', async () => {
  const columns = Array.from({ length: 300 }, (_, c) => ({
    name: `e${c}`,
    data: Float32Array.from({ length: 500 }, (_, row) => c + row / 1000),
    type: 'FLOAT' as const,
  }));
  const table = await tableOf(parquetFile(columns, { rowGroupSize: 200 }));
  const numbers = await numbersOf(table, ...columns.map(({ name }) => name));
  expect(numbers.length).toBe(150000);
  expect(numbers.every((value, i) => value === Math.fround((i % 300) + Math.floor(i / 300) / 1000))).toBe(true);
});

it('blocks may begin at a row', async () => {
  const table = await tableOf(
    parquetFile([{ name: 'x', data: Array.from({ length: 100 }, (_, i) => i), type: 'FLOAT' }], { rowGroupSize: 30 }),
  );
  const found: number[] = [];
  for await (const { first, values } of table.blocks([0], 65))
    for (const [i, x] of values.entries()) found[first + i] = x;
  expect(found.slice(65)).toEqual(Array.from({ length: 35 }, (_, i) => 65 + i));
});

describe('what pyarrow writes', () => {
  const rows = Array.from({ length: 48 }, (_, i) => i);

  it.each(Object.entries(COMPRESSED))('is unpacked: %s', async (_codec, text) => {
    const table = await tableOf(bytesOfBase64(text));
    expect(await numbersOf(table, 'x')).toEqual(rows.map((i) => (i % 2 === 1 ? i * 0.5 : 0.25)));
    expect(await numbersOf(table, 'v')).toEqual(rows.flatMap((i) => [i % 3, 1]));
    expect(await wordsOf(table, 'word')).toEqual(rows.map((i) => (i % 4 === 0 ? 'b' : 'aaaaaaaa')));
  });

  it('is decoded from differences, split bytes and runs', async () => {
    const table = await tableOf(bytesOfBase64(ENCODED));
    expect(await numbersOf(table, 'i')).toEqual(rows.map((i) => 3 * i - 7));
    expect(await numbersOf(table, 'l')).toEqual(rows.map((i) => 2 ** 40 - i * i));
    expect(await numbersOf(table, 'f')).toEqual(rows.map((i) => i / 8));
    expect(await wordsOf(table, 'w')).toEqual(rows.map((i) => `word ${i}`));
    expect(await wordsOf(table, 'b')).toEqual(rows.map((i) => String(i % 3 === 0)));
  });
});
