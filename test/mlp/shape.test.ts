import { expect, test } from 'vitest';
import { samplesOfChunk } from '../../src/mlp/deviceChunks.ts';
import { layerShapes, parameterCount } from '../../src/mlp/shape.ts';

test('hidden layers are numbered from L1 on, and the last layer is Out and linear', () => {
  expect(layerShapes({ inputs: 9, hidden: [5, 4], classes: 3, activation: 'tanh' })).toEqual([
    { name: 'L1', inputs: 9, outputs: 5, activation: 'tanh' },
    { name: 'L2', inputs: 5, outputs: 4, activation: 'tanh' },
    { name: 'Out', inputs: 4, outputs: 3, activation: 'identity' },
  ]);
});

test('the parameters of a layer include its biases', () => {
  const layers = layerShapes({ inputs: 9, hidden: [5], classes: 3, activation: 'relu' });
  expect(layers.map(parameterCount)).toEqual([5 * 10, 3 * 6]);
});

test.each([
  ['bytes', 'each is padded', 32],
  ['floats', 'each has a constant one, and is padded', 96],
] as const)('a binding holds as many samples of %s as fit when %s to 16 bytes, and at least one', (format, _, size) => {
  const room = [3 * size - 1, 3 * size, size - 1, 1];
  expect(room.map((bytes) => samplesOfChunk({ format, features: 21 }, bytes))).toEqual([2, 3, 1, 1]);
});
