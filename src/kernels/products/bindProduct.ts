import type { Gpu } from '../../gpu/gpu.ts';
import { Kernel } from '../../gpu/kernel.ts';
import type { Product, ProductDispatch } from './product.ts';
import { shaderOf } from './variantShader.ts';
import type { ProductVariant } from './variants.ts';

/** Binds a product to its tensors, to be made by this variant. Throws GpuError where its shader does not compile. */
export async function bindProduct(gpu: Gpu, product: Product, variant: ProductVariant): Promise<ProductDispatch> {
  const { label, sources, tensors, params, rows, columns, networks } = product;
  const shader = shaderOf(gpu, variant);
  const source = [...new Set([shader.source, ...sources])].join('\n');
  const kernel = await Kernel.compile(gpu, label, source, { ...product.constants, ...shader.constants });
  const workgroups = [Math.ceil(rows / shader.rows), Math.ceil(columns / shader.columns), networks] as const;
  return { ...kernel.dispatch({ tensors, params, grid: { workgroups } }), variant };
}
