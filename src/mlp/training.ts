import { type Gpu, GpuError } from '../gpu/gpu.ts';
import type { Dispatch } from '../gpu/kernel.ts';
import { Owner } from '../gpu/owner.ts';
import { Readback, readTensor } from '../gpu/readback.ts';
import { Tensor } from '../gpu/tensor.ts';
import { backwardPasses, layerTable, normsPass, type SgdSettings, updatePasses } from './backward.ts';
import type { DeviceSplit } from './deviceSplit.ts';
import { forwardPasses } from './forward.ts';
import { decodeRecords, type Measurements, RECORD_HEAD } from './measurements.ts';
import type { Mlp } from './mlp.ts';
import { Pacer, type PacingOptions } from './pacing.ts';
import { evenSteps, Steps } from './steps.ts';
import { Workspace } from './workspace.ts';

export interface TrainingSettings extends SgdSettings {
  /** Rows of a step; the last step of an epoch has what is left. */
  readonly batchSize: number;
  /** Rows of each step where they differ otherwise; together all samples, none more than `batchSize`. */
  readonly stepRows?: readonly number[];
  /** Whether squared gradient norms are measured; true by default. */
  readonly norms?: boolean;
}

/**
 * Trains R networks side by side on one split, each on its own visit order. Everything is made once; an epoch only
 * encodes. A network's numbers are the same bits whether it trains alone or among others.
 */
export class Training {
  private constructor(
    private readonly mlp: Mlp,
    private readonly split: DeviceSplit,
    private readonly steps: Steps,
    private readonly passes: readonly Dispatch[],
    private readonly order: Tensor,
    private readonly readback: Readback,
    private readonly records: Tensor,
    private readonly measuredLayers: number,
    private readonly pacer: Pacer,
    private readonly owner: Owner,
  ) {}

  /** Throws GpuError where the adapter's memory or limits do not suffice, RangeError where the network cannot take the data. */
  static create(mlp: Mlp, split: DeviceSplit, settings: TrainingSettings): Promise<Training> {
    return Owner.of(async (owner) => {
      const { gpu, layers, networks } = mlp;
      split.checkFits(mlp.shape);
      const measuredLayers = settings.norms === false ? 0 : layers.length;
      const batch = Math.min(settings.batchSize, split.samples);
      checkBatch(gpu, batch);
      const steps = owner.own(new Steps(gpu, checkRows(settings.stepRows, split, batch)));
      const workspace = owner.own(new Workspace(gpu, layers, networks, batch, { gathers: split.gathers }));
      const order = owner.own(Tensor.create(gpu, 'visit order', [networks, split.samples]));
      const columns = RECORD_HEAD + measuredLayers;
      const records = owner.own(Tensor.create(gpu, 'records', [networks, split.samples, columns]));
      const readback = owner.own(new Readback(gpu, records));
      const table = owner.own(Tensor.create(gpu, 'layers', [layers.length, 4])).write(layerTable(workspace));
      const source = { split, order, step: steps.table, records };
      const passes = [
        ...(await forwardPasses(gpu, mlp, workspace, source)),
        ...(await backwardPasses(gpu, mlp, workspace)),
        ...(measuredLayers > 0 ? [await normsPass(gpu, workspace, table, source)] : []),
        ...(await updatePasses(gpu, mlp, workspace, source, settings)),
      ].map((pass) => owner.own(pass));
      gpu.check();
      const pacer = new Pacer(gpu);
      return new Training(mlp, split, steps, passes, order, readback, records, measuredLayers, pacer, owner);
    });
  }

  /** Steps of an epoch. */
  get stepCount(): number {
    return this.steps.count;
  }

  /**
   * Visits every sample once and updates the parameters after each batch. `orders` holds each network's visit order, a
   * permutation of the split's samples. Returns each network's measurements, in the split's order, each taken at the
   * parameters that the sample met. Throws GpuError, RangeError where an order leads beyond the samples, the signal's reason.
   */
  async epoch(orders: readonly Int32Array[], options: PacingOptions = {}): Promise<Measurements[]> {
    this.writeOrders(orders);
    await this.pacer.run(this.steps, this.passes, options);
    const { device } = this.mlp.gpu;
    const encoder = device.createCommandEncoder();
    this.readback.encode(encoder);
    device.queue.submit([encoder.finish()]);
    return this.decode(await this.readback.read());
  }

  /**
   * Each network's measurements as the steps submitted so far leave them: of samples that the epoch has not reached
   * they are those of the epoch before, zeros in the first. Costs a copy; meant for looking in a few times a second.
   */
  async look(): Promise<Measurements[]> {
    return this.decode((await readTensor(this.mlp.gpu, this.records)).buffer);
  }

  destroy(): void {
    this.owner.destroy();
  }

  private decode(bytes: ArrayBuffer): Measurements[] {
    const { samples } = this.split;
    return Array.from({ length: this.mlp.networks }, (_, network) =>
      decodeRecords(bytes, network, samples, this.measuredLayers),
    );
  }

  private writeOrders(orders: readonly Int32Array[]): void {
    const { networks } = this.mlp;
    const { samples } = this.split;
    const fits = orders.length === networks && orders.every(({ length }) => length === samples);
    if (!fits) throw new RangeError(`an epoch needs ${networks} visit orders of ${samples} samples each`);
    const all = new Uint32Array(networks * samples);
    for (const [network, order] of orders.entries()) all.set(order, network * samples);
    // A shader would read and write wherever another index leads. Below zero they are beyond all samples here.
    const astray = all.findIndex((sample) => sample >= samples);
    if (astray >= 0) {
      const order = orders[Math.floor(astray / samples)];
      throw new RangeError(`a visit order of ${samples} samples names sample ${order?.[astray % samples]}`);
    }
    this.order.write(all);
  }
}

/** A row of a batch is a workgroup's in some passes, and an adapter takes so many of them. */
function checkBatch({ device }: Gpu, batch: number): void {
  const most = device.limits.maxComputeWorkgroupsPerDimension;
  if (batch > most) throw new GpuError(`a batch of ${batch} samples is more than the ${most} that this adapter takes`);
}

function checkRows(rows: readonly number[] | undefined, { samples }: DeviceSplit, batch: number): readonly number[] {
  if (rows === undefined) return evenSteps(samples, batch);
  const total = rows.reduce((sum, length) => sum + length, 0);
  if (total === samples && rows.every((length) => length > 0 && length <= batch)) return rows;
  throw new RangeError(`the steps of an epoch must have ${samples} rows together, and each from 1 to ${batch}`);
}
