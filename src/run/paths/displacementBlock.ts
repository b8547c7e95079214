import type { Gpu } from '../../gpu/gpu.ts';
import type { Dispatch } from '../../gpu/kernel.ts';
import { Owner } from '../../gpu/owner.ts';
import { Readback } from '../../gpu/readback.ts';
import { Tensor } from '../../gpu/tensor.ts';
import { gram } from '../../kernels/gram.ts';

/** A range of parameters of all displacements on the GPU, and their Gram matrix there. Filled again and again. */
export class DisplacementBlock {
  private constructor(
    private readonly gpu: Gpu,
    private readonly rows: Tensor,
    private readonly pass: Dispatch,
    private readonly readback: Readback,
    private readonly pitch: number,
    private readonly owner: Owner,
  ) {}

  /** `points` displacements of `columns` parameters. Throws GpuError where the adapter's limits do not suffice. */
  static create(gpu: Gpu, points: number, columns: number): Promise<DisplacementBlock> {
    return Owner.of(async (owner) => {
      const rows = owner.own(Tensor.create(gpu, 'displacements', [points, columns]));
      const products = owner.own(Tensor.create(gpu, 'displacements.gram', [points, points]));
      const readback = owner.own(new Readback(gpu, products));
      const pass = owner.own(await gram(gpu, { rows, gram: products }));
      gpu.check();
      return new DisplacementBlock(gpu, rows, pass, readback, products.pitch, owner);
    });
  }

  /** By which variant its products are made. */
  get variant(): string | undefined {
    return this.pass.variant;
  }

  /** Begins the Gram matrix of `displacements`, [points, columns], which may be overwritten from then on. */
  submit(displacements: Float32Array<ArrayBuffer>): void {
    this.rows.write(displacements);
    const encoder = this.gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    this.pass.encode(pass);
    pass.end();
    this.readback.encode(encoder);
    this.gpu.device.queue.submit([encoder.finish()]);
  }

  /** Adds what was submitted to the upper triangle of `total`, [points, points]. Throws GpuError. */
  async addTo(total: Float64Array): Promise<void> {
    const products = new Float32Array(await this.readback.read());
    const points = this.rows.shape[0] ?? 0;
    for (let i = 0; i < points; i++) {
      for (let j = i; j < points; j++) {
        total[i * points + j] = (total[i * points + j] ?? 0) + (products[i * this.pitch + j] ?? 0);
      }
    }
  }

  destroy(): void {
    this.owner.destroy();
  }
}
