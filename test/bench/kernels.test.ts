import { describe, expect, it } from 'vitest';
import { kernelCases } from '../../bench/kernels/cases.ts';
import { someIndices } from '../../bench/kernels/compared.ts';
import { denseForwardCase } from '../../bench/kernels/denseForward.ts';
import type { KernelCase } from '../../bench/kernels/kernelCase.ts';
import { benchKernels } from '../../bench/kernels.ts';
import { benchScale } from '../../bench/scale.ts';
import { kernelTable, scaleTable } from '../../bench/tables.ts';
import { variantsOf } from '../../src/kernels/products/variants.ts';
import { openTestGpu } from '../gpu/openGpu.ts';
import { denseForward } from '../reference/dense_forward.ts';
import { worstError } from '../reference/worst_error.ts';

const gpu = await openTestGpu();
const limits = { multiplyAdd: 10, copy: 1, dispatch: 0.01 };
const shape = { networks: 1, batch: 7, inputs: 13, outputs: 9 };

describe('a kernel', () => {
  it('that agrees with its twin is timed', async () => {
    const [result] = await benchKernels(gpu, [denseForwardCase(shape)], limits, { rounds: 2 });
    expect(result).toMatchObject({ kernel: 'dense_forward', shape: '7 × 13 → 9', outcome: 'timed' });
    expect(variantsOf(gpu)).toContain(result?.variant);
    expect(kernelTable(result ? [result] : []).rows[0]?.[2]).toBe(result?.variant);
    expect(result?.error).toBeLessThanOrEqual(1);
    expect(result?.timing?.rounds).toBe(2);
    expect(result?.timing?.minimum).toBeGreaterThan(0);
    expect(result?.performance?.gigaflops).toBeGreaterThan(0);
  });

  it.each([
    ['differs from', (values: Float64Array) => values.map((value, i) => value + (i === 3 ? 0.001 : 0))],
    ['is NaN in', (values: Float64Array) => values.map((value, i) => (i === 3 ? Number.NaN : value))],
  ])('that %s its twin is wrong and gets no time', async (_, spoil) => {
    const wrong: typeof denseForward = (...operands) => {
      const right = denseForward(...operands);
      return { ...right, values: spoil(right.values) };
    };
    const results = await benchKernels(gpu, [denseForwardCase(shape, wrong)], limits, { rounds: 1 });
    expect(results[0]?.outcome).toBe('wrong');
    expect(results[0]).not.toHaveProperty('timing');
    expect(kernelTable(results).rows[0]?.[3]).toMatch(/^WRONG/);
  });

  it('that would take too long is skipped', async () => {
    const endless: KernelCase = {
      ...denseForwardCase(shape),
      shape: 'endless',
      work: { operations: 1e18, bytes: 1, dispatches: 1 },
      prepare: () => Promise.reject(new Error('it must not be made')),
    };
    const results = await benchKernels(gpu, [denseForwardCase(shape), endless], limits, { rounds: 1 });
    expect(results.map(({ outcome }) => outcome)).toEqual(['timed', 'skipped']);
    expect(results[1]?.expected).toBeGreaterThan(1000);
  });
});

it('every shader of a step and the Gram matrix have a case', () => {
  const cases = kernelCases({ inputs: 20, hidden: [[8, 8]], batchSize: 5, squares: [16] });
  expect(cases.map(({ kernel, shape: size }) => `${kernel} ${size}`)).toEqual([
    'gather_rows 5 × 20 bytes',
    'gather_rows 5 × 20 floats',
    'dense_forward 5 × 20 bytes → 8',
    'dense_forward 5 × 20 floats → 8',
    'dense_forward 5 × 8 → 8',
    'dense_forward 5 × 8 → 10',
    'softmax_nll 5 × 10',
    'dense_backward 5 × 8 → 8',
    'dense_backward 5 × 10 → 8',
    'sample_norms 5 × 20-8-8-10',
    'dense_update 8 × 5 → 20 bytes',
    'dense_update 8 × 5 → 20 floats',
    'dense_update 8 × 5 → 8',
    'dense_update 10 × 5 → 8',
    'gram 256 × 330',
    'dense_forward 16 × 16 → 16',
    'dense_backward 16 × 16 → 16',
    'dense_update 16 × 16 → 16',
  ]);
});

describe('the comparison with a twin', () => {
  it('covers every element of a short result, else the edges and some elements between', () => {
    expect(someIndices(4)).toEqual([0, 1, 2, 3]);
    const some = someIndices(1000, 20);
    expect([some[0], some.at(-1), new Set(some).size === some.length]).toEqual([0, 999, true]);
    expect(some.length).toBeGreaterThan(15);
  });

  it('has an infinite error where the result is NaN or lacks elements', () => {
    expect(worstError([1, 2.5], [1, 2], 0.25)).toBe(1);
    expect(worstError([Number.NaN], [1], 1)).toBe(Number.POSITIVE_INFINITY);
    expect(worstError([1], [1, 1], 1)).toBe(Number.POSITIVE_INFINITY);
  });
});

it('each size is timed as it grows, beside the next smaller one', async () => {
  const smallest = { width: 4, depth: 1, batch: 5, samples: 10, networks: 1 };
  const growth = { width: [4, 8], networks: [1, 2] };
  const results = await benchScale(gpu, { inputs: 6, limits }, { rounds: 1, hostBytes: () => 5e6, growth, smallest });
  expect(results.map(({ grows, width, networks }) => [grows, width, networks])).toEqual([
    ['width', 4, 1],
    ['width', 8, 1],
    ['networks', 4, 1],
    ['networks', 4, 2],
  ]);
  const [width4, width8, one, two] = results.map((result) => result.growth);
  expect([width4, one]).toEqual([1, 1]);
  const costOf = (index: number) => results[index]?.cost ?? Number.NaN;
  expect(width8).toBeCloseTo(costOf(1) / costOf(0), 12);
  expect(two).toBeCloseTo(costOf(3) / costOf(2), 12);
  expect(scaleTable(results).rows.map((cells) => cells[7])).toEqual(new Array(4).fill('5.00'));
});
