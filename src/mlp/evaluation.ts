import type { Dispatch } from '../gpu/kernel.ts';
import { Owner } from '../gpu/owner.ts';
import { Readback } from '../gpu/readback.ts';
import { Tensor } from '../gpu/tensor.ts';
import type { DeviceSplit } from './deviceSplit.ts';
import { forwardPasses } from './forward.ts';
import { decodeRecords, type Measurements, RECORD_HEAD } from './measurements.ts';
import { EVALUATION_BATCH } from './memory.ts';
import type { Mlp } from './mlp.ts';
import { Pacer, type PacingOptions } from './pacing.ts';
import { evenSteps, Steps } from './steps.ts';
import { Workspace } from './workspace.ts';

/** Measures R networks on a split without changing them. */
export class Evaluation {
  private constructor(
    private readonly mlp: Mlp,
    private readonly split: DeviceSplit,
    private readonly steps: Steps,
    private readonly passes: readonly Dispatch[],
    private readonly readback: Readback,
    private readonly pacer: Pacer,
    private readonly owner: Owner,
  ) {}

  /** Throws GpuError where the adapter's memory or limits do not suffice, RangeError where the network cannot take the data. */
  static create(mlp: Mlp, split: DeviceSplit): Promise<Evaluation> {
    return Owner.of(async (owner) => {
      const { gpu, layers, networks } = mlp;
      split.checkFits(mlp.shape);
      const batch = Math.min(EVALUATION_BATCH, split.samples);
      const steps = owner.own(new Steps(gpu, evenSteps(split.samples, batch)));
      const workspace = owner.own(
        new Workspace(gpu, layers, networks, batch, { differentiated: layers.slice(-1), gathers: split.gathers }),
      );
      const inOrder = Uint32Array.from({ length: networks * split.samples }, (_, index) => index % split.samples);
      const order = owner.own(Tensor.create(gpu, 'visit order', [networks, split.samples])).write(inOrder);
      const records = owner.own(Tensor.create(gpu, 'records', [networks, split.samples, RECORD_HEAD]));
      const readback = owner.own(new Readback(gpu, records));
      const passes = await forwardPasses(gpu, mlp, workspace, { split, order, step: steps.table, records });
      for (const pass of passes) owner.own(pass);
      gpu.check();
      return new Evaluation(mlp, split, steps, passes, readback, new Pacer(gpu), owner);
    });
  }

  /** Each network's measurements at its present parameters, in the split's order; `grad2` is empty. */
  async run(options: PacingOptions = {}): Promise<Measurements[]> {
    await this.pacer.run(this.steps, this.passes, options);
    const { gpu, networks } = this.mlp;
    const encoder = gpu.device.createCommandEncoder();
    this.readback.encode(encoder);
    gpu.device.queue.submit([encoder.finish()]);
    const bytes = await this.readback.read();
    return Array.from({ length: networks }, (_, network) => decodeRecords(bytes, network, this.split.samples, 0));
  }

  destroy(): void {
    this.owner.destroy();
  }
}
