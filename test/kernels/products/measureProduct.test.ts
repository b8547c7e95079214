import { describe, expect, it } from 'vitest';
import source from '../../../shaders/gram.wgsl';
import { GpuError } from '../../../src/gpu/gpu.ts';
import { bindProduct } from '../../../src/kernels/products/bindProduct.ts';
import { measureProduct } from '../../../src/kernels/products/measureProduct.ts';
import type { Product } from '../../../src/kernels/products/product.ts';
import { candidatesOf, type ProductVariant, usualVariant } from '../../../src/kernels/products/variants.ts';
import { openTestGpu } from '../../gpu/openGpu.ts';
import { zeros } from '../../reference/tensors.ts';

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

/** A driver that cannot compile some of the variants, and which of them it was asked for. */
function driverWithout(...failing: readonly string[]) {
  const asked: ProductVariant[] = [];
  const bind: typeof bindProduct = async (device, product, variant) => {
    asked.push(variant);
    if (failing.includes(variant)) throw new GpuError('gram: no such instruction');
    return bindProduct(device, product, variant);
  };
  return { asked, bind };
}

describe('measuring a product', () => {
  it('times each candidate', async () => {
    const times = await measureProduct(gpu, wanted, driverWithout().bind);
    expect([...(times?.keys() ?? [])].sort()).toEqual([...candidatesOf(gpu)].sort());
    for (const time of times?.values() ?? []) expect(time).toBeGreaterThan(0);
  });

  it('passes over a candidate that does not compile, and times nothing where the usual one alone is left', async () => {
    const usual = usualVariant(gpu);
    const others = candidatesOf(gpu).filter((variant) => variant !== usual);
    expect(others).not.toEqual([]);
    const driver = driverWithout(...others);
    expect(await measureProduct(gpu, wanted, driver.bind)).toEqual(new Map());
    expect(new Set(driver.asked)).toEqual(new Set(candidatesOf(gpu)));
  });

  it('fails where the usual one does not compile', async () => {
    await expect(measureProduct(gpu, wanted, driverWithout(usualVariant(gpu)).bind)).rejects.toThrow(
      'no such instruction',
    );
  });
});
