import type { Dispatch } from '../gpu/kernel.ts';
import { Owner } from '../gpu/owner.ts';
import { Readback } from '../gpu/readback.ts';
import { submit } from '../gpu/submit.ts';
import { Tensor } from '../gpu/tensor.ts';
import type { DeviceSplit } from './deviceSplit.ts';
import { forwardPasses } from './forward.ts';
import { decodeRecords, type Measurements, type RecordsShape, recordsShape } from './measurements.ts';
import { EVALUATION_BATCH } from './memory.ts';
import type { Mlp } from './mlp.ts';
import { Pacer, type PacingOptions } from './pacing.ts';
import { evenSteps, Steps } from './steps.ts';
import { Workspace } from './workspace.ts';

/** What an evaluation has on the GPU. */
interface EvaluationParts {
  readonly mlp: Mlp;
  readonly steps: Steps;
  readonly passes: readonly Dispatch[];
  readonly shape: RecordsShape;
  readonly readback: Readback;
  readonly pacer: Pacer;
  readonly owner: Owner;
}

/** Measures R networks on a split without changing them. */
export class Evaluation {
  private constructor(private readonly parts: EvaluationParts) {}

  /** Throws GpuError where the adapter's memory or limits do not suffice, RangeError where the network cannot take the data. */
  static create(mlp: Mlp, split: DeviceSplit): Promise<Evaluation> {
    return Owner.of(async (owner) => {
      const { gpu, layers, networks } = mlp;
      split.checkFits(mlp.shape);
      const batch = Math.min(EVALUATION_BATCH, split.samples);
      const steps = owner.own(new Steps(gpu, evenSteps(split.samples, batch)));
      const sizes = { networks, batch, gathers: split.gathers };
      const workspace = owner.own(new Workspace(gpu, layers, { ...sizes, differentiated: layers.slice(-1) }));
      const order = owner.own(Tensor.create(gpu, 'visit order', [networks, split.samples]));
      order.write(Uint32Array.from({ length: networks * split.samples }, (_, index) => index % split.samples));
      const shape = { networks, samples: split.samples, layers: 0 };
      const records = owner.own(Tensor.create(gpu, 'records', recordsShape(shape)));
      const readback = owner.own(new Readback(gpu, records));
      const passes = await forwardPasses(mlp, workspace, { split, order, step: steps.table, records });
      for (const pass of passes) owner.own(pass);
      gpu.check();
      return new Evaluation({ mlp, steps, passes, shape, readback, pacer: new Pacer(gpu), owner });
    });
  }

  /** Each network's measurements at its present parameters, in the split's order; `grad2` is empty. */
  async run(options: PacingOptions = {}): Promise<Measurements[]> {
    const { mlp, steps, passes, shape, readback, pacer } = this.parts;
    await pacer.run(steps, passes, options);
    submit(mlp.gpu, { readbacks: [readback] });
    return decodeRecords(await readback.read(), shape);
  }

  destroy(): void {
    this.parts.owner.destroy();
  }
}
