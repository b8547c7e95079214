import type { Gpu } from '../../gpu/gpu.ts';
import { bindProduct } from './bindProduct.ts';
import { chooseVariant } from './chooseVariant.ts';
import type { Product, ProductDispatch } from './product.ts';
import type { ProductVariant } from './variants.ts';

/** A product bound to its tensors. Without a variant, the one that is chosen for the adapter and the shape. */
export async function dispatchProduct(gpu: Gpu, product: Product, variant?: ProductVariant): Promise<ProductDispatch> {
  return bindProduct(gpu, product, variant ?? (await chooseVariant(gpu, product)));
}
