import type { Gpu } from './gpu.ts';
import { type Destroyable, Owner } from './owner.ts';
import { Readback } from './readback.ts';
import { Tensor } from './tensor.ts';

/** The adapter's own clock at the beginning and at the end of a pass. */
export class Timestamps implements Destroyable {
  private readonly owner = new Owner();
  private readonly querySet: GPUQuerySet;
  private readonly resolved: Tensor;
  private readonly readback: Readback;

  constructor(gpu: Gpu) {
    this.querySet = this.owner.own(gpu.device.createQuerySet({ label: 'Timestamps', type: 'timestamp', count: 2 }));
    this.resolved = this.owner.own(Tensor.create(gpu, 'Timestamps', [4], 'timestamps'));
    this.readback = this.owner.own(new Readback(gpu, this.resolved));
  }

  get descriptor(): GPUComputePassDescriptor {
    return { timestampWrites: { querySet: this.querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 } };
  }

  /** Copies the timestamps of the encoder's last pass, for `read`. */
  encode(encoder: GPUCommandEncoder): void {
    encoder.resolveQuerySet(this.querySet, 0, 2, this.resolved.buffer, 0);
    this.readback.encode(encoder);
  }

  /** Milliseconds from the beginning of the pass to its end. Throws GpuError where the device failed. */
  async read(): Promise<number> {
    const [begin = 0n, end = 0n] = new BigUint64Array(await this.readback.read());
    return Number(end - begin) / 1e6;
  }

  destroy(): void {
    this.owner.destroy();
  }
}
