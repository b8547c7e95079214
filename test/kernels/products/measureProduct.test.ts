import { describe, expect, it } from 'vitest';
import source from '../../../shaders/gram.wgsl';
import { GpuError } from '../../../src/gpu/gpu.ts';
import { type Bind, measureProduct } from '../../../src/kernels/products/measureProduct.ts';
import { type Product, product } from '../../../src/kernels/products/product.ts';
import { candidatesOf, usualVariant } from '../../../src/kernels/products/variants.ts';
import { openTestGpu } from '../../gpu/openGpu.ts';
import { zeros } from '../workbench.ts';

const gpu = await openTestGpu();
const wanted: Product = {
  label: 'gram',
  sources: [source],
  tensors: { rows: zeros(gpu, 32, 32), gram: zeros(gpu, 32, 32) },
  params: { rows: 32, inner: 8, gramPitch: 8 },
  rows: 32,
  columns: 8,
  inner: 8,
  networks: 1,
};

/** A driver that cannot compile some of the variants. */
function without(...failing: readonly string[]): Bind<Product> {
  return async (device, asked, variant) => {
    if (failing.includes(variant)) throw new GpuError('gram: no such instruction');
    return product(device, asked, variant);
  };
}

describe('measuring a product', () => {
  it('times each candidate', async () => {
    const times = await measureProduct(gpu, wanted, without());
    expect([...(times?.keys() ?? [])].sort()).toEqual([...candidatesOf(gpu)].sort());
    for (const time of times?.values() ?? []) expect(time).toBeGreaterThan(0);
  });

  it('passes over a candidate that does not compile', async () => {
    const usual = usualVariant(gpu);
    const others = candidatesOf(gpu).filter((variant) => variant !== usual);
    const times = await measureProduct(gpu, wanted, without(...others));
    expect([...(times?.keys() ?? [])].filter((variant) => others.includes(variant))).toEqual([]);
  });

  it('fails where the usual one does not compile', async () => {
    await expect(measureProduct(gpu, wanted, without(usualVariant(gpu)))).rejects.toThrow('no such instruction');
  });
});
