/**
 * How the threads of a product of matrices get their operands (shaders/product_*.wgsl): each loads its own, the lanes of
 * a quad or of eight share rows, or a workgroup fetches blocks, small or large, into its own memory.
 */
export const PRODUCT_VARIANTS = ['tile', 'quads', 'octets', 'blocks', 'slabs'] as const;

export type ProductVariant = (typeof PRODUCT_VARIANTS)[number];

/** `measured`: the fastest for the adapter and the shape, found by measuring; or one variant for every product. */
export const PRODUCT_CHOICES = ['measured', ...PRODUCT_VARIANTS] as const;

export type ProductChoice = (typeof PRODUCT_CHOICES)[number];

/** Lanes that a subgroup must have. */
const LEAST_LANES: Record<ProductVariant, number> = { tile: 0, quads: 4, octets: 8, blocks: 0, slabs: 0 };

/** The adapter cannot run the variant that was chosen for all products. */
export class ProductChoiceError extends Error {
  override readonly name = 'ProductChoiceError';
}

/** The variants that run where subgroups have so many lanes, 0 where there are none. */
export function variantsWith(subgroupSize: number): ProductVariant[] {
  return PRODUCT_VARIANTS.filter((variant) => LEAST_LANES[variant] <= subgroupSize);
}

/** Throws ProductChoiceError where subgroups of so many lanes cannot run what was chosen; `adapter` names whose they are. */
export function checkProducts(choice: ProductChoice, subgroupSize: number, adapter: string): void {
  if (choice === 'measured' || variantsWith(subgroupSize).includes(choice)) return;
  const found = subgroupSize > 0 ? `has ${subgroupSize}` : 'has no subgroups';
  throw new ProductChoiceError(
    `products by ${choice} need subgroups of ${LEAST_LANES[choice]} lanes, and ${adapter} ${found}`,
  );
}
