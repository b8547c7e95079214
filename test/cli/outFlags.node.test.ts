import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outFolder } from '../../src/cli/flags/outFlags.ts';

it.each([
  [{ dataset: 'mnist' }, join('out', 'mnist')],
  [{ dataset: 'data/photos/' }, join('out', 'photos')],
  [{ dataset: '../cifar-10-images.tar.gz' }, join('out', 'cifar-10-images')],
  [{ dataset: 'data/birds.zip' }, join('out', 'birds')],
  [{ dataset: 'flowers.csv' }, join('out', 'flowers')],
  [{ dataset: 'mnist', out: 'here' }, 'here'],
])('the run folder of %j is %s', (flags, folder) => {
  expect(outFolder(flags)).toBe(folder);
});
