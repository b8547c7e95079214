import { type Gpu, GpuError } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import { Owner } from '../gpu/owner.ts';
import { Readback } from '../gpu/readback.ts';
import { readTensor } from '../gpu/readTensor.ts';
import { submit } from '../gpu/submit.ts';
import { Tensor } from '../gpu/tensor.ts';
import { backwardPasses } from './backward.ts';
import type { BatchSource } from './batchSource.ts';
import type { DeviceSplit } from './deviceSplit.ts';
import { forwardPasses } from './forward.ts';
import { decodeRecords, type Measurements, type RecordsShape, recordsShape } from './measurements.ts';
import type { Mlp } from './mlp.ts';
import { createLayerTable, normsPass } from './norms.ts';
import { Pacer, type PacingOptions } from './pacing.ts';
import { evenSteps, Steps } from './steps.ts';
import { type SgdSettings, updatePasses } from './update.ts';
import { joinOrders } from './visitOrders.ts';
import { Workspace } from './workspace.ts';

export interface TrainingSettings extends SgdSettings {
  /** Rows of a step; the last step of an epoch has what is left. */
  readonly batchSize: number;
  /** Rows of each step where they differ otherwise; together all samples, none more than `batchSize`. */
  readonly stepRows?: readonly number[];
  /** Whether squared gradient norms are measured; true by default. */
  readonly norms?: boolean;
}

/** What a training has on the GPU. */
interface TrainingParts {
  readonly mlp: Mlp;
  readonly steps: Steps;
  readonly passes: readonly Dispatch[];
  readonly order: Tensor;
  readonly shape: RecordsShape;
  readonly records: Tensor;
  readonly readback: Readback;
  readonly pacer: Pacer;
  readonly owner: Owner;
}

/**
 * Trains R networks side by side on one split, each on its own visit order. Everything is made once; an epoch only
 * encodes. A network's numbers are the same bits whether it trains alone or among others.
 */
export class Training {
  private constructor(private readonly parts: TrainingParts) {}

  /** Throws GpuError where the adapter's memory or limits do not suffice, RangeError where the network cannot take the data. */
  static create(mlp: Mlp, split: DeviceSplit, settings: TrainingSettings): Promise<Training> {
    return Owner.of(async (owner) => {
      const { gpu, layers, networks } = mlp;
      split.checkFits(mlp.shape);
      const batch = Math.min(settings.batchSize, split.samples);
      checkBatch(gpu, batch);
      const steps = owner.own(new Steps(gpu, checkRows(settings.stepRows, split, batch)));
      const workspace = owner.own(new Workspace(gpu, layers, { networks, batch, gathers: split.gathers }));
      const order = owner.own(Tensor.create(gpu, 'visit order', [networks, split.samples]));
      const shape = { networks, samples: split.samples, layers: settings.norms === false ? 0 : layers.length };
      const records = owner.own(Tensor.create(gpu, 'records', recordsShape(shape)));
      const readback = owner.own(new Readback(gpu, records));
      const source = { split, order, step: steps.table, records };
      const passes = await createPasses({ owner, mlp, workspace, source }, settings);
      gpu.check();
      return new Training({ mlp, steps, passes, order, shape, records, readback, pacer: new Pacer(gpu), owner });
    });
  }

  /** Steps of an epoch. */
  get stepCount(): number {
    return this.parts.steps.count;
  }

  /**
   * Visits every sample once and updates the parameters after each batch. `orders` holds each network's visit order, a
   * permutation of the split's samples. Returns each network's measurements, in the split's order, each taken at the
   * parameters that the sample met. Throws GpuError, RangeError where an order leads beyond the samples, the signal's reason.
   */
  async epoch(orders: readonly Int32Array[], options: PacingOptions = {}): Promise<Measurements[]> {
    const { mlp, steps, passes, order, shape, readback, pacer } = this.parts;
    order.write(joinOrders(orders, shape.networks, shape.samples));
    await pacer.run(steps, passes, options);
    submit(mlp.gpu, { readbacks: [readback] });
    return decodeRecords(await readback.read(), shape);
  }

  /**
   * Each network's measurements as the steps submitted so far leave them: those of the epoch before for samples that the
   * epoch has not reached, zeros in the first. Costs a copy; meant for a few calls a second.
   */
  async peek(): Promise<Measurements[]> {
    const { mlp, records, shape } = this.parts;
    return decodeRecords((await readTensor(mlp.gpu, records)).buffer, shape);
  }

  destroy(): void {
    this.parts.owner.destroy();
  }
}

/** What passes are made of, and who destroys them. */
interface PassParts extends Pick<TrainingParts, 'owner' | 'mlp'> {
  readonly workspace: Workspace;
  readonly source: BatchSource;
}

/** The passes of a step, in their order. */
async function createPasses(
  { owner, mlp, workspace, source }: PassParts,
  { norms = true, learningRate, weightDecay }: TrainingSettings,
): Promise<Dispatch[]> {
  const { gpu } = mlp;
  const layers = owner.own(createLayerTable(gpu, workspace));
  const passes = [
    ...(await forwardPasses(mlp, workspace, source)),
    ...(await backwardPasses(mlp, workspace)),
    ...(norms ? [await normsPass(gpu, workspace, layers, source)] : []),
    ...(await updatePasses(mlp, workspace, source, { learningRate, weightDecay })),
  ];
  return passes.map((pass) => owner.own(pass));
}

/** Some passes dispatch one workgroup for each row; WebGPU limits how many. */
function checkBatch({ limits }: Gpu, batch: number): void {
  const most = limits.maxComputeWorkgroupsPerDimension;
  if (batch > most) throw new GpuError(`a batch of ${batch} samples is more than the ${most} that this adapter takes`);
}

function checkRows(rows: readonly number[] | undefined, { samples }: DeviceSplit, batch: number): readonly number[] {
  if (rows === undefined) return evenSteps(samples, batch);
  const total = rows.reduce((sum, length) => sum + length, 0);
  if (total === samples && rows.every((length) => length > 0 && length <= batch)) return rows;
  throw new RangeError(`the steps of an epoch must have ${samples} rows together, and each from 1 to ${batch}`);
}
