import fc from 'fast-check';
import { describe, it } from 'vitest';
import { DatasetError } from '../../../datasets/dataset.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { Bytes } from '../../../datasets/source.ts';
import type { Table } from '../../../datasets/tables/table.ts';
import { gzip } from '../bytes.ts';
import { memorySource } from '../memorySource.ts';
import { openText, utf8 } from './openText.ts';

const RUNS = { numRuns: 400 };

/** Good tables of every way of writing, to be damaged. */
const TABLES = [
  'a,b,label\n1,2.5,x\n3,,y\n5,6,x\n7,8,y\n',
  'sep=;\nlänge;breite;art\n5,1;3,5;setosa\n4,9;3,0;versicolor\n',
  '# made\n"a" "b" "label"\n"r1" 1 2 0\n"r2" 3 4 1\n',
  '4,4,setosa,versicolor\n5.1,3.5,1.4,0.2,0\n4.9,3.0,1.4,0.2,1\n',
  '0,1,2,label\n12,13,19,cat\n8,36,21,dog\n\n8,31,21,cat\n,,,\n3,3,1,dog\n',
  'id\ttext\ty\r\n1\t"two\r\nlines, ""quoted"""\tyes\r\n2\tNA\tno\r\n',
];

/** Pieces that mean something to the reader, in any order. */
const TOKENS = fc.constantFrom(
  ...[',', ';', '\t', '|', ' ', '\n', '\r\n', '\r', '"', '""', '#', '%', 'sep=', '\ufeff', '\u0000', '\u001b[2J'],
  ...[
    '0',
    '1',
    '2',
    '-',
    '.',
    '1e5',
    '1e999',
    '0x1A',
    '5,1',
    '1,234',
    '12%',
    'NaN',
    '?',
    'NA',
    'yes',
    'no',
    'label',
    'y',
    'é',
    '🙂',
  ],
);

describe('no text makes the reader of tables throw anything but DatasetError', () => {
  it('tokens in any order', async () => {
    const text = fc.array(TOKENS, { maxLength: 120 }).map((tokens) => tokens.join(''));
    await fc.assert(
      fc.asyncProperty(text, (content) => check(utf8(content))),
      RUNS,
    );
  });

  it('rows of tokens', async () => {
    const row = fc.array(TOKENS, { minLength: 1, maxLength: 4 }).map((tokens) => tokens.join(','));
    const text = fc.array(row, { minLength: 1, maxLength: 30 }).map((rows) => rows.join('\n'));
    await fc.assert(
      fc.asyncProperty(text, (content) => check(utf8(content))),
      RUNS,
    );
  });

  it('damaged tables, gzipped or not', async () => {
    const seeds = TABLES.map(utf8);
    const packed = await Promise.all(seeds.map(gzip));
    const edits = fc.array(fc.record({ at: fc.nat(), to: fc.nat(255) }), { maxLength: 8 });
    const damaged = fc
      .tuple(fc.constantFrom(...seeds, ...packed), edits, fc.nat(), fc.boolean())
      .map(([seed, changes, length, cut]) => damage(seed, changes, cut ? length : seed.length));
    await fc.assert(fc.asyncProperty(damaged, check), RUNS);
  });

  it('any bytes', async () => {
    const bytes = fc.uint8Array({ maxLength: 500 }).map((some) => Uint8Array.from(some));
    await fc.assert(fc.asyncProperty(bytes, check), RUNS);
  });
});

describe('what the reader finds is right of itself', () => {
  it('in any table of words and numbers: as many words as rows, numbers where it says so, places that rise', async () => {
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom('', 'x', 'NA', '"a,b"'),
    );
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        const text = cells.map((row) => `${row.join()}\n`).join('');
        await allowDatasetErrors(openText(`a,b,c\n${text}`).then(checkTable));
      }),
      RUNS,
    );
  });
});

async function check(bytes: Bytes): Promise<void> {
  await allowDatasetErrors(openText(bytes).then(checkTable));
  await allowDatasetErrors(loadDataset('d/a.csv', memorySource({ 'd/a.csv': bytes })));
  await allowDatasetErrors(loadDataset('d', memorySource({ 'd/a.txt': bytes, 'd/b.data': bytes, 'd/c.md': bytes })));
}

async function checkTable(table: Table): Promise<void> {
  const columns = [...table.columns.keys()];
  let rows = 0;
  for await (const block of table.blocks(columns)) {
    if (block.first !== rows || block.values.length !== block.rows * columns.length) throw new Error('a wrong block');
    rows += block.rows;
  }
  if (columns.length > 0 && rows !== table.rows) throw new Error(`expected ${table.rows} rows, got ${rows}`);
  for (const column of columns) await checkColumn(table, column);
  for (let row = 1; row < table.rows; row++) {
    if (table.placeOf(row) <= table.placeOf(row - 1)) throw new Error('places must rise');
  }
}

/** Every cell has a value or is missing, and is a number if and only if the column says so. */
async function checkColumn(table: Table, column: number): Promise<void> {
  const { kind, missing, oddOne } = table.columns[column] ?? {};
  const words = await table.words(column);
  const numbers: number[] = [];
  for await (const { values } of table.blocks([column])) numbers.push(...values);
  const gaps = words.filter((word) => word === '').length;
  if (words.length !== table.rows || gaps !== (missing?.count ?? 0))
    throw new Error(`${gaps} gaps in column ${column}`);
  if (missing && words[missing.first] !== '') throw new Error('the first gap is none');
  if (kind === 'words' || oddOne) return;
  const isRight = words.every((word, row) => (word === '') === Number.isNaN(numbers[row]));
  if (!isRight) throw new Error(`numbers of column ${column} differ from its cells`);
}

function damage(seed: Bytes, edits: readonly { at: number; to: number }[], length: number): Bytes {
  const bytes = seed.slice();
  for (const { at, to } of edits) bytes[at % bytes.length] = to;
  return bytes.slice(0, length % (bytes.length + 1));
}

/** Lets DatasetErrors pass whose message is one line that can be shown, and throws all others. */
async function allowDatasetErrors(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    if (/\p{Cc}/u.test(error.message))
      throw new Error(`a message with control characters: ${JSON.stringify(error.message)}`);
  }
}
