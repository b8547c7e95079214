import { describe, expect, it } from 'vitest';
import { DeviceSplit } from '../../src/mlp/deviceSplit.ts';
import { Evaluation } from '../../src/mlp/evaluation.ts';
import { Mlp } from '../../src/mlp/mlp.ts';
import { glorotUniform } from '../../src/mlp/parameters.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { expectClose } from '../kernels/workbench.ts';
import { inputOf } from '../reference/inputOf.ts';
import { evaluate, network } from '../reference/mlp.ts';
import { toySplit } from './toy.ts';

const gpu = await openTestGpu();

describe('an evaluation', () => {
  it('measures every sample in every network, also those of a smaller last batch, and changes no parameter', async () => {
    const shape = { inputs: 9, hidden: [8], classes: 3, activation: 'tanh' } as const;
    const split = toySplit(300, 9, 3);
    const starts = [glorotUniform(shape, 1), glorotUniform(shape, 2)];
    const mlp = Mlp.create(gpu, shape, starts);
    const evaluation = await Evaluation.create(mlp, await DeviceSplit.create(gpu, 'test', split));
    const measured = await evaluation.run();
    for (const [n, start] of starts.entries()) {
      const twin = network(start, 'tanh');
      const losses = Array.from(split.labels, (label, sample) => evaluate(twin, inputOf(split, sample), label));
      expectClose(
        measured[n]?.nll ?? [],
        losses.map(({ nll }) => nll),
        1e-5,
        1,
      );
      expect([...(measured[n]?.prediction ?? [])]).toEqual(losses.map(({ prediction }) => prediction));
    }
    expect(await mlp.read()).toEqual(starts);
  });

  it('refuses data with labels beyond the classes', async () => {
    const shape = { inputs: 9, hidden: [8], classes: 3, activation: 'tanh' } as const;
    const mlp = Mlp.create(gpu, shape, [glorotUniform(shape, 1)]);
    const evaluation = Evaluation.create(mlp, await DeviceSplit.create(gpu, 'test', toySplit(20, 9, 5)));
    await expect(evaluation).rejects.toThrow(/^test: sample \d+ has label 4, but the network's 3 classes are 0 to 2$/);
  });
});
