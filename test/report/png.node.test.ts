import sharp from 'sharp';
import { expect, test } from 'vitest';
import { encodePng } from '../../src/report/png.ts';

test('a grey image is read back exactly by another program', async () => {
  const pixels = Uint8Array.from({ length: 15 }, (_, i) => i * 17);
  const png = await encodePng({ width: 5, height: 3, channels: 1 }, pixels);
  const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([5, 3, 1]);
  expect([...data]).toEqual([...pixels]);
});

test('an image of colour planes is read back with its colours interleaved', async () => {
  const pixels = Uint8Array.of(1, 2, 3, 4, 10, 20, 30, 40, 100, 150, 200, 250);
  const png = await encodePng({ width: 2, height: 2, channels: 3 }, pixels);
  const data = await sharp(png).raw().toBuffer();
  expect([...data]).toEqual([1, 10, 100, 2, 20, 150, 3, 30, 200, 4, 40, 250]);
});
