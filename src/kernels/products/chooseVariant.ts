import type { Gpu } from '../../gpu/gpu.ts';
import type { ProductChoice } from '../../gpu/products.ts';
import { measureProduct } from './measureProduct.ts';
import type { Product } from './product.ts';
import { ProductChoices } from './productChoices.ts';
import { classOf, operationsOf, pieceOf } from './productClass.ts';
import { shaderOf } from './variantShader.ts';
import { candidatesOf, type ProductVariant, usualVariant } from './variants.ts';

/**
 * Smaller products take the usual variant: a graphics processor multiplies them in about the time of a dispatch, and a
 * processor in a few milliseconds, of which another variant saves less in a short training than measuring costs.
 */
const LEAST_OPERATIONS = 1.5e7;

const choices = new WeakMap<Gpu, ProductChoices>();

/**
 * The variant for a product: the one that the Gpu was opened with, or the fastest for its class, measured on first use
 * and kept for later processes. Throws GpuError where the device fails.
 */
export async function chooseVariant(gpu: Gpu, product: Product): Promise<ProductVariant> {
  if (gpu.products !== 'measured') return gpu.products;
  const candidates = candidatesOf(gpu);
  const { networks } = pieceOf(gpu, product);
  const operations = operationsOf({ ...product, networks });
  if (candidates.length < 2 || operations < LEAST_OPERATIONS) return usualVariant(gpu);
  return choicesOf(gpu).choose(classOf(gpu, product), {
    shaders: () => digestOf([candidates.map((variant) => shaderOf(gpu, variant)), product.sources]),
    measure: () => measureProduct(gpu, product),
    operations: operationsOf(pieceOf(gpu, product)),
  });
}

/** The variants that a Gpu's products have had so far. */
export interface ProductsUsed {
  readonly choice: ProductChoice;
  /** For each class that was measured, now or before. */
  readonly variants: Readonly<Record<string, ProductVariant>>;
  /** For all other products. */
  readonly others: ProductVariant;
}

export function productsUsed(gpu: Gpu): ProductsUsed {
  const { products: choice } = gpu;
  const others = choice === 'measured' ? usualVariant(gpu) : choice;
  return { choice, variants: choices.get(gpu)?.used ?? {}, others };
}

function choicesOf(gpu: Gpu): ProductChoices {
  const known = choices.get(gpu) ?? new ProductChoices(gpu);
  choices.set(gpu, known);
  return known;
}

/** The beginning of the SHA-256 of a value's JSON text, in hexadecimal. */
async function digestOf(value: unknown): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(value));
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
