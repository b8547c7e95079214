import { describe, expect, it, vi } from 'vitest';
import source from '../../../shaders/gram.wgsl';
import { type Gpu, GpuError } from '../../../src/gpu/gpu.ts';
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

/** Stands for a driver that cannot compile some of the variants; `asked` collects the variants that it should compile. */
function fakeDriver(failing: readonly ProductVariant[] = []) {
  const asked = new Set<ProductVariant>();
  const bind: typeof bindProduct = async (device, product, variant) => {
    asked.add(variant);
    if (failing.includes(variant)) throw new GpuError('gram: no such instruction');
    // The usual variant stands for all of them: some take seconds to compile on a processor.
    return bindProduct(device, product, usualVariant(gpu));
  };
  return { asked, bind };
}

/** The same device, presented as an adapter on which every variant is a candidate. */
const withAllCandidates: Gpu = Object.create(gpu, { adapter: { value: { ...gpu.adapter, software: false } } });

describe('measuring a product', () => {
  it('times each candidate', async () => {
    const times = await measureProduct(gpu, wanted, bindProduct);
    expect([...(times?.keys() ?? [])].sort()).toEqual([...candidatesOf(gpu)].sort());
    expect(times?.size).toBeGreaterThan(1);
    for (const time of times?.values() ?? []) expect(time).toBeGreaterThan(0);
  });

  it('skips a candidate that does not compile, and times the others', async () => {
    const candidates = candidatesOf(withAllCandidates);
    const failing = candidates.find((variant) => variant !== usualVariant(gpu)) ?? expect.fail('only one candidate');
    const { asked, bind } = fakeDriver([failing]);
    const times = await measureProduct(withAllCandidates, wanted, bind);
    expect([...asked].sort()).toEqual([...candidates].sort());
    const timed = candidates.filter((variant) => variant !== failing);
    expect(timed.length).toBeGreaterThan(1);
    expect([...(times?.keys() ?? [])].sort()).toEqual(timed.sort());
  });

  it('times nothing where only the usual one compiles', async () => {
    const candidates = candidatesOf(gpu);
    const { asked, bind } = fakeDriver(candidates.filter((variant) => variant !== usualVariant(gpu)));
    expect(await measureProduct(gpu, wanted, bind)).toEqual(new Map());
    expect([...asked].sort()).toEqual([...candidates].sort());
  });

  it('gives the time of a single run, although it times many at once', async () => {
    const millisecondsOf = (variant: ProductVariant) => (variant === usualVariant(gpu) ? 2 : 3);
    let [clock, encoded] = [0, 0];
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    vi.spyOn(gpu.device.queue, 'submit').mockImplementation(() => {
      [clock, encoded] = [clock + encoded, 0];
    });
    const bind: typeof bindProduct = async (device, product, variant) => ({
      ...(await bindProduct(device, product, usualVariant(gpu))),
      encode: () => {
        encoded += millisecondsOf(variant);
      },
    });
    const times = await measureProduct(gpu, wanted, bind).finally(() => vi.restoreAllMocks());
    const expected = candidatesOf(gpu).map((variant) => [variant, millisecondsOf(variant)]);
    expect(Object.fromEntries(times ?? [])).toEqual(Object.fromEntries(expected));
  });

  it('fails where the usual one does not compile', async () => {
    const { bind } = fakeDriver([usualVariant(gpu)]);
    await expect(measureProduct(gpu, wanted, bind)).rejects.toThrow('no such instruction');
  });

  it('fails where a candidate fails for another reason than its compilation', async () => {
    const bind: typeof bindProduct = async (device, product, variant) => {
      if (variant !== usualVariant(gpu)) throw new TypeError('a fault of our own');
      return bindProduct(device, product, variant);
    };
    await expect(measureProduct(gpu, wanted, bind)).rejects.toThrow('a fault of our own');
  });
});
