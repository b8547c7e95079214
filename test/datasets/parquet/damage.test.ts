import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DatasetError } from '../../../datasets/dataset.ts';
import { ByteReader } from '../../../datasets/parquet/pages/byteReader.ts';
import { readHybrid } from '../../../datasets/parquet/pages/hybrid.ts';
import type { Bytes } from '../../../datasets/source.ts';
import type { Table } from '../../../datasets/tables/table.ts';
import { datasetErrorOf } from '../memorySource.ts';
import { COMPRESSED, ENCODED } from './pyarrowFiles.ts';
import { bytesOfBase64, listSchema, parquetFile, schemaOf, tableOf } from './writeParquet.ts';

const FILE = bytesOfBase64(COMPRESSED.snappy);

describe('a file that is not what it should be is refused in a sentence', () => {
  it.each([
    ['nothing', new Uint8Array(), 'found an empty file; check which file lies there'],
    ['words', new TextEncoder().encode('label,x\n1,2\n3,4\n'), 'found something else; check which file lies there'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, ...new Uint8Array(20)), 'found a PNG image'],
    ['half of it', FILE.slice(0, 300), 'found one that is cut off; get it again'],
    ['an encrypted one', withEnd('PARE'), 'found an encrypted one; write it without encryption'],
    ['a hole', FILE.map((byte, i) => (i > 10 && i < 200 ? 0 : byte)), 'it is damaged or cut off (column'],
  ])('%s', async (_what, bytes, sentence) => {
    const message = await datasetErrorOf(tableOf(Uint8Array.from(bytes)).then(readAll));
    expect(message).toMatch(/^data\/a\.parquet: expected a (whole )?Parquet file, /);
    expect(message).toContain(sentence);
  });
});

it('a run of equal values ends where its array does, however long it says it is', () => {
  const run = Uint8Array.of(0xfe, 0xff, 0xff, 0xff, 0x0f, 3);
  const out = new Int32Array(5);
  readHybrid(new ByteReader(run), 2, out);
  expect([...out]).toEqual([3, 3, 3, 3, 3]);
});

it('no damage makes the reader throw anything but DatasetError', async () => {
  const lists = parquetFile(
    [
      { name: 'v', data: [[1, 2], null, [3, 4], [5, 6]] },
      { name: 'w', data: ['a', 'b', null, 'b'] },
    ],
    {
      schema: schemaOf(listSchema('v', { type: 'FLOAT' }), [{ name: 'w', type: 'BYTE_ARRAY', converted_type: 'UTF8' }]),
    },
  );
  const files = [lists, ...Object.values(COMPRESSED).map(bytesOfBase64), bytesOfBase64(ENCODED)];
  const edit = fc.record({ at: fc.nat(), to: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255)) });
  const damaged = fc
    .tuple(fc.constantFrom(...files), fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([file, edits]) => edited(file, edits));
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      try {
        await readAll(await tableOf(bytes));
      } catch (error) {
        if (!(error instanceof DatasetError)) throw error;
      }
    }),
    { numRuns: 600 },
  );
});

function edited(file: Bytes, edits: readonly { at: number; to: number }[]): Bytes {
  const bytes = file.slice();
  for (const { at, to } of edits) bytes[at % bytes.length] = to;
  return bytes;
}

function withEnd(magic: string): Bytes {
  const bytes = FILE.slice();
  bytes.set(new TextEncoder().encode(magic), bytes.length - 4);
  return bytes;
}

/** Reads every column in every way that there is. */
async function readAll(table: Table): Promise<void> {
  for (const [place, { kind }] of table.columns.entries()) {
    if (kind !== 'vectors' && kind !== 'pictures') await table.words(place);
    if (kind === 'pictures') for (const picture of table.pictures?.(place) ?? []) await picture.read();
    if (kind === 'words' || kind === 'pictures') continue;
    for await (const _ of table.blocks([place]));
  }
}
