import { expect, it } from 'vitest';
import { blobSink } from '../../src/lab/worker/blobSink.ts';

const MEBIBYTE = 2 ** 20;

async function bytesOf(content: Blob | undefined): Promise<Uint8Array> {
  return new Uint8Array((await content?.arrayBuffer()) ?? []);
}

it('keeps what is appended in order, however much at a time, and not what is changed later', async () => {
  const sink = blobSink('here');
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
  const sink = blobSink('here');
  const file = await sink.begin('c');
  await file.append(Uint8Array.of(1, 2, 3, 4, 5));
  await file.truncate(4);
  await file.append(Uint8Array.of(6));
  await file.rewrite(1, Uint8Array.of(7, 8));
  await file.commit();
  expect([...(await bytesOf(sink.files.get('c')))]).toEqual([1, 7, 8, 4, 6]);
});
