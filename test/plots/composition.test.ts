import { expect, test } from 'vitest';
import { compose } from '../../src/plots/composition.ts';

const panel = (height: number) => ({ title: '', width: 50, height, svg: `<svg width="50" height="${height}"/>` });

test('the panels of blocks that are side by side share their rows', () => {
  const file = compose('x', [
    { heading: 'mnist', panels: [panel(10), panel(20)] },
    { heading: 'cifar10', panels: [panel(16), panel(20)] },
  ]);
  expect([...file.matchAll(/<svg x="0" y="(\d+)"/g)].map(([, y]) => Number(y))).toEqual([30, 74, 30, 74]);
});

test('two blocks of many panels put them in rows, so that the picture is wider than high', () => {
  const panels = [panel(40), panel(40), panel(40), panel(40)];
  const sizeOf = (file: string) => /width="(\d+)" height="(\d+)"/.exec(file)?.slice(1).map(Number);
  const blocks = ['mnist', 'cifar10'].map((heading) => ({ heading, panels }));
  expect(sizeOf(compose('x', blocks))).toEqual([4 * 50 + 2 * 28 + 56 + 40, 30 + 2 * 40 + 28 + 40]);
});
