import { findAdapter, withoutSpinning } from '#platform';
import { type AdapterChoice, describeAdapter } from '../platform/adapterChoice.ts';
import { checkProducts, type ProductChoice } from './products.ts';

/** The device failed: it was lost, ran out of memory, or was asked for something that WebGPU forbids. */
export class GpuError extends Error {
  override readonly name = 'GpuError';
}

/** What an adapter says of itself. */
export interface AdapterDescription {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  /** True where the processor does the work. */
  readonly software: boolean;
}

const WANTED_FEATURES = ['timestamp-query', 'subgroups'] as const;
const WANTED_LIMITS = ['maxBufferSize', 'maxStorageBufferBindingSize', 'maxStorageBuffersPerShaderStage'] as const;

export interface GpuOptions {
  readonly adapter?: AdapterChoice | undefined;
  /** Which variant multiplies matrices: the one that is measured to be the fastest, or always the same one. */
  readonly products?: ProductChoice | undefined;
}

/** An adapter and its device, open until `close`. */
export class Gpu {
  private failure: GpuError | undefined;
  private closing = false;

  private constructor(
    /** For this room alone: other rooms compile kernels, write and read tensors, and submit. */
    readonly device: GPUDevice,
    readonly adapter: AdapterDescription,
    /** Lanes that a subgroup has at least; 0 where there are no subgroups. */
    readonly subgroupSize: number,
    /** Which variant multiplies matrices (kernels/products). */
    readonly products: ProductChoice,
  ) {
    device.addEventListener('uncapturederror', ({ error }) => this.fail(`${error.constructor.name}: ${error.message}`));
    device.lost.then(({ message }) => {
      if (!this.closing) this.fail(`the GPU device was lost: ${message}`);
    });
  }

  /**
   * Opens the adapter that fits the choice, with all the memory that it allows.
   * Throws NoAdapterError where there is none, ProductChoiceError where it cannot run the variant of products.
   */
  static async open({ adapter: choice = 'auto', products = 'measured' }: GpuOptions = {}): Promise<Gpu> {
    const { adapter, software } = await findAdapter(choice);
    const { vendor, architecture, device: model, description, subgroupMinSize } = adapter.info;
    const subgroupSize = adapter.features.has('subgroups') ? (subgroupMinSize ?? 0) : 0;
    checkProducts(products, subgroupSize, describeAdapter(adapter.info));
    const requiredFeatures = WANTED_FEATURES.filter((feature) => adapter.features.has(feature));
    const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]]));
    const device = await adapter.requestDevice({ requiredFeatures, requiredLimits });
    const words = { vendor, architecture, device: model, description, software };
    return new Gpu(device, words, subgroupSize, products);
  }

  /** Resolves when the device is gone: closed, or taken away by the driver. */
  get lost(): Promise<unknown> {
    return this.device.lost;
  }

  get limits(): GPUSupportedLimits {
    return this.device.limits;
  }

  get features(): GPUSupportedFeatures {
    return this.device.features;
  }

  /** Bytes that one storage binding can hold at most. */
  get largestBinding(): number {
    return Math.min(this.limits.maxStorageBufferBindingSize, this.limits.maxBufferSize);
  }

  /** Whether something failed since the device was opened, after which `check` throws for good. */
  get failed(): boolean {
    return this.failure !== undefined;
  }

  /** Throws the first failure since the device was opened: WebGPU itself reports failures in events alone. */
  check(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  /** Creates tensors; undefined where there is no memory for them, which is no failure then. */
  async ifRoom<T>(create: () => T): Promise<T | undefined> {
    this.device.pushErrorScope('out-of-memory');
    let error: Promise<GPUError | null>;
    let created: T;
    try {
      created = create();
    } finally {
      error = this.device.popErrorScope();
    }
    return (await error) === null ? created : undefined;
  }

  /** Waits until the submitted work is done. Throws GpuError where the device failed. */
  async finish(): Promise<void> {
    await withoutSpinning(this.device.queue.onSubmittedWorkDone()).catch(() => undefined); // The failure itself is what check throws.
    this.check();
  }

  /** Destroys the device and everything on it. */
  async close(): Promise<void> {
    this.closing = true;
    this.device.destroy();
    await this.device.lost;
  }

  private fail(message: string): void {
    this.failure ??= new GpuError(message);
  }
}
