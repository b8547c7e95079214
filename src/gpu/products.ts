/**
 * What a Gpu may be opened with. The names and the lanes that they need stand here, and all else in kernels/products:
 * `Gpu.open` refuses what the adapter cannot run before there is a device, wherever it is called, and may not import the
 * kernels. A variant is a way in which the threads of a product of matrices get their operands (shaders/product_*.wgsl):
 * each loads its own, the lanes of a quad or of eight share rows, or a workgroup fetches blocks, small or large, into its
 * own memory.
 */
export const PRODUCT_VARIANTS = ['tile', 'quads', 'octets', 'blocks', 'slabs'] as const;

export type ProductVariant = (typeof PRODUCT_VARIANTS)[number];

/** `measured`: for each adapter and shape the variant that is found to be the fastest; or one variant for every product. */
export const PRODUCT_CHOICES = ['measured', ...PRODUCT_VARIANTS] as const;

export type ProductChoice = (typeof PRODUCT_CHOICES)[number];

/** Lanes that a subgroup must have. */
const LEAST_LANES: Record<ProductVariant, number> = { tile: 0, quads: 4, octets: 8, blocks: 0, slabs: 0 };

/** The adapter cannot run the variant that was chosen for all products. */
export class ProductChoiceError extends Error {
  override readonly name = 'ProductChoiceError';
}

/** The variants that an adapter can run whose subgroups have this many lanes; 0 where it has no subgroups. */
export function variantsWith(subgroupSize: number): ProductVariant[] {
  return PRODUCT_VARIANTS.filter((variant) => LEAST_LANES[variant] <= subgroupSize);
}

/** Throws ProductChoiceError where an adapter's subgroups have too few lanes for the choice; `adapter` is its name. */
export function checkProducts(choice: ProductChoice, subgroupSize: number, adapter: string): void {
  if (choice === 'measured' || variantsWith(subgroupSize).includes(choice)) return;
  const found = subgroupSize > 0 ? `has ${subgroupSize}` : 'has no subgroups';
  throw new ProductChoiceError(
    `products by ${choice} need subgroups of ${LEAST_LANES[choice]} lanes, and ${adapter} ${found}`,
  );
}
