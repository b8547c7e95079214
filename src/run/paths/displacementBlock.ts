import type { Gpu } from '../../gpu/gpu.ts';
import { Owner } from '../../gpu/owner.ts';
import { Readback } from '../../gpu/readback.ts';
import { submit } from '../../gpu/submit.ts';
import { Tensor } from '../../gpu/tensor.ts';
import { gram } from '../../kernels/gram.ts';
import type { ProductDispatch } from '../../kernels/products/product.ts';
import type { ProductVariant } from '../../kernels/products/variants.ts';

/** What a block has on the GPU. */
interface BlockParts {
  readonly gpu: Gpu;
  /** [points, columns]. */
  readonly rows: Tensor;
  readonly pass: ProductDispatch;
  readonly readback: Readback;
  /** Values of a row of the Gram matrix, padding included. */
  readonly pitch: number;
  readonly owner: Owner;
}

/** A range of parameters of all displacements on the GPU, and their Gram matrix there. Filled again and again. */
export class DisplacementBlock {
  private constructor(private readonly parts: BlockParts) {}

  /** `points` displacements of `columns` parameters. Throws GpuError where the adapter's limits do not suffice. */
  static create(gpu: Gpu, points: number, columns: number): Promise<DisplacementBlock> {
    return Owner.of(async (owner) => {
      const rows = owner.own(Tensor.create(gpu, 'displacements', [points, columns]));
      const products = owner.own(Tensor.create(gpu, 'displacements.gram', [points, points]));
      const readback = owner.own(new Readback(gpu, products));
      const pass = owner.own(await gram(gpu, { rows, gram: products }));
      gpu.check();
      return new DisplacementBlock({ gpu, rows, pass, readback, pitch: products.pitch, owner });
    });
  }

  /** The variant that multiplies. */
  get variant(): ProductVariant {
    return this.parts.pass.variant;
  }

  /** Begins the Gram matrix of `displacements`, [points, columns], which may be overwritten from then on. */
  submit(displacements: Float32Array<ArrayBuffer>): void {
    const { gpu, rows, pass, readback } = this.parts;
    rows.write(displacements);
    submit(gpu, { dispatches: [pass], readbacks: [readback] });
  }

  /** Adds what was submitted to the upper triangle of `total`, [points, points]. Throws GpuError. */
  async addTo(total: Float64Array): Promise<void> {
    const { rows, readback, pitch } = this.parts;
    const products = new Float32Array(await readback.read());
    const points = rows.shape[0] ?? 0;
    for (let i = 0; i < points; i++) {
      for (let j = i; j < points; j++) {
        total[i * points + j] = (total[i * points + j] ?? 0) + (products[i * pitch + j] ?? 0);
      }
    }
  }

  destroy(): void {
    this.parts.owner.destroy();
  }
}
