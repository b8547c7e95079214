import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Gpu } from '../../src/gpu/gpu.ts';
import type { ProductVariant } from '../../src/gpu/products.ts';
import { variantsOf } from '../../src/kernels/products/variants.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { adapterChoice, openTestGpu } from '../gpu/openGpu.ts';
import { toyOrder, toySplit, trainToy } from './toy.ts';

const gpu = await openTestGpu();
const SHAPE = { inputs: 21, hidden: [19, 9], classes: 4, activation: 'relu' } as const;
const SETTINGS = { batchSize: 16, learningRate: 0.2, weightDecay: 1e-3 };
const SPLIT = toySplit(50, 21, 4); // three batches of 16 and one of 2

/** Trains two networks side by side for two epochs; gives their measurements and their parameters. */
async function train(on: Gpu) {
  const starts = [1, 2].map((seed) => glorotUniform(SHAPE, seed));
  const epochs = [1, 2].map((epoch) => [1, 2].map((seed) => toyOrder(50, `${epoch} ${seed}`)));
  return trainToy(on, SHAPE, starts, SPLIT, SETTINGS, epochs);
}

/** SwiftShader takes seconds to compile the blocks of one kernel, and a training has six such kernels. */
const LIMIT = 240_000;

describe('a training', () => {
  let usual: Awaited<ReturnType<typeof train>>;
  const opened: Gpu[] = [];

  beforeAll(async () => {
    usual = await train(gpu);
  });
  afterAll(() => Promise.all(opened.map((forced) => forced.close())));

  it.each(variantsOf(gpu))(
    'has the same bits with all its products by %s',
    async (products: ProductVariant) => {
      const forced = await Gpu.open({ adapter: adapterChoice(), products });
      opened.push(forced);
      expect(await train(forced)).toEqual(usual);
      forced.check();
    },
    LIMIT,
  );
});
