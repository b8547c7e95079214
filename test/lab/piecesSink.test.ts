import { expect, it } from 'vitest';
import { piecesSink } from '../../src/lab/worker/saving/piecesSink.ts';

const MEBIBYTE = 2 ** 20;

async function bytesOf(pieces: readonly Uint8Array<ArrayBuffer>[] = []): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([...pieces]).arrayBuffer());
}

it('keeps what is appended in order, whatever its size, and copies it so that later changes do not matter', async () => {
  const sink = piecesSink('here');
  const file = await sink.begin('a/b.bin');
  const piece = new Uint8Array(3 * MEBIBYTE);
  for (const value of [1, 2, 3]) await file.append(piece.fill(value));
  expect(sink.files.size).toBe(0);
  await file.commit();
  const content = await bytesOf(sink.files.get('a/b.bin'));
  expect(content.length).toBe(9 * MEBIBYTE);
  expect([0, 3, 6].map((start) => content[start * MEBIBYTE])).toEqual([1, 2, 3]);
  expect([await sink.names('a'), await sink.names('')]).toEqual([['b.bin'], []]);
  await sink.remove('a/b.bin');
  expect(sink.files.size).toBe(0);
});

it('cuts off and overwrites, as a file on disk does', async () => {
  const sink = piecesSink('here');
  const file = await sink.begin('c');
  for (const piece of [[1, 2], [3, 4, 5], [6]]) await file.append(Uint8Array.from(piece));
  await file.truncate(4);
  await file.append(Uint8Array.of(7, 8));
  await file.rewrite(1, Uint8Array.of(11, 12, 13, 14));
  await file.rewrite(0, Uint8Array.of(10));
  await file.commit();
  expect([...(await bytesOf(sink.files.get('c')))]).toEqual([10, 11, 12, 13, 14, 8]);
});
