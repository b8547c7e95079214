import { expect, it } from 'vitest';
import { thumbnailSize } from '../../src/lab/pictures/thumbnailSize.ts';

it.each([
  [28, 28, 28, 28],
  [64, 48, 64, 48],
  [160, 80, 64, 32],
  [90, 180, 32, 64],
  [70, 35, 64, 32],
  [1000, 2, 64, 1],
  [40, 1, 64, 64],
])('a sample of %i × %i has a thumbnail of %i × %i', (width, height, ...size) => {
  expect(Object.values(thumbnailSize({ width, height, channels: 1 }))).toEqual(size);
});
