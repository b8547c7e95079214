import { expect, test } from 'vitest';
import { compose } from '../../src/plots/composition.ts';

test('panels of blocks side by side stand in common rows', () => {
  const panel = (height: number) => ({ title: '', width: 50, height, svg: `<svg width="50" height="${height}"/>` });
  const file = compose('x', [
    { heading: 'mnist', panels: [panel(10), panel(20)] },
    { heading: 'cifar10', panels: [panel(16), panel(20)] },
  ]);
  expect([...file.matchAll(/<svg x="0" y="(\d+)"/g)].map(([, y]) => Number(y))).toEqual([30, 74, 30, 74]);
});
