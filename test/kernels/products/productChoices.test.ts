import { afterEach, describe, expect, it } from 'vitest';
import { changeStored, readStored } from '#platform';
import { Gpu } from '../../../src/gpu/gpu.ts';
import { denseUpdate } from '../../../src/kernels/denseUpdate.ts';
import { productsUsed } from '../../../src/kernels/products/chooseVariant.ts';
import { ProductChoices } from '../../../src/kernels/products/productChoices.ts';
import {
  className,
  classOf,
  operationsOf,
  type ProductClass,
  pieceOf,
} from '../../../src/kernels/products/productClass.ts';
import { readChoices } from '../../../src/kernels/products/storedChoices.ts';
import { fastestOf, timeInTurn } from '../../../src/kernels/products/timeInTurn.ts';
import { candidatesOf, type ProductVariant, usualVariant, variantsOf } from '../../../src/kernels/products/variants.ts';
import { Steps } from '../../../src/mlp/steps.ts';
import { adapterChoice, openTestGpu } from '../../gpu/openGpu.ts';
import { randomStack } from '../../reference/random.ts';
import { download, upload } from '../../reference/tensors.ts';
import { run } from '../workbench.ts';

const gpu = await openTestGpu();

/** A clock that gives each candidate its next time of the list; `ran` collects the candidates that were timed. */
function scriptedClock(times: Readonly<Record<string, readonly number[]>>) {
  const ran: string[] = [];
  const time = async (name: string) => {
    const run = ran.filter((earlier) => earlier === name).length;
    ran.push(name);
    return times[name]?.[run] ?? expect.fail(`${name} ran too often`);
  };
  return { ran, time };
}

describe('the fastest candidate', () => {
  it('is the one with the shortest time of several, which are taken in turn', async () => {
    const { ran, time } = scriptedClock({ a: [5, 4, 4], b: [5, 3.9, 6], c: [4, 4, 4] });
    const times = await timeInTurn(['a', 'b', 'c'], 'c', time);
    expect(ran.join('')).toBe('abcabcabc');
    expect([...times]).toEqual(Object.entries({ a: 4, b: 3.9, c: 4 }));
    expect(fastestOf(times, 'c')).toBe('c');
  });

  it('is measured longer before the usual one is given up', async () => {
    const fast = new Array(8).fill(3);
    const slow = scriptedClock({ usual: [4, 4, 4, 4, 4, 4, 4, 4], fast });
    expect(fastestOf(await timeInTurn(['usual', 'fast'], 'usual', slow.time), 'usual')).toBe('fast');
    expect(slow.ran).toHaveLength(16);
    const disturbed = scriptedClock({ usual: [4, 4, 4, 4, 3, 4, 4, 4], fast });
    expect(fastestOf(await timeInTurn(['usual', 'fast'], 'usual', disturbed.time), 'usual')).toBe('usual');
    expect(disturbed.ran).toHaveLength(10);
  });

  it('is found with one run of each clearly slower candidate, but for the usual one, which runs again', async () => {
    const { ran, time } = scriptedClock({ usual: [9, 2, 2], fast: [3, 3, 3], slow: [6] });
    const times = await timeInTurn(['usual', 'fast', 'slow'], 'usual', time);
    expect(ran).toEqual(['usual', 'fast', 'slow', 'usual', 'fast', 'usual', 'fast']);
    expect(fastestOf(times, 'usual')).toBe('usual');
  });

  it('is the usual one where another is faster by chance', () => {
    const times = new Map(Object.entries({ usual: 10, other: 9.5 }));
    expect(fastestOf(times, 'usual')).toBe('usual');
    expect(fastestOf(times.set('other', 9), 'usual')).toBe('other');
  });
});

const CLASS: ProductClass = { kernel: 'made_up', operands: 'a b', rows: 128, columns: 64, inner: 32, networks: 1 };
const usual = usualVariant(gpu);
const other: ProductVariant = usual === 'tile' ? 'blocks' : 'tile';

/** A measurement that finds one variant ten times as fast as the usual one, and counts how often it is taken. */
function measurementThatFinds(fastest: ProductVariant, shaders = 'shaders') {
  const measurement = {
    count: 0,
    operations: 1e6,
    shaders: async () => shaders,
    async measure() {
      measurement.count += 1;
      return new Map([[usual, 10] as const, [fastest, 1] as const]);
    },
  };
  return measurement;
}

/** A copy of a JSON value with one text in it replaced. */
function replaceText(value: object, from: string, to: string): unknown {
  const text = JSON.stringify(value);
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, to));
}

describe('the choice for a class of products', () => {
  afterEach(() => changeStored('products', () => undefined));

  it('is measured once, also where several ask at once', async () => {
    const choices = new ProductChoices(gpu);
    const measurement = measurementThatFinds(other);
    const asked = [1, 2, 3].map(() => choices.choose(CLASS, measurement));
    expect(await Promise.all(asked)).toEqual([other, other, other]);
    expect(await choices.choose(CLASS, measurement)).toBe(other);
    expect(measurement.count).toBe(1);
    expect(choices.used).toEqual({ [className(CLASS)]: other });
  });

  it('is kept for later processes, with the throughput of all candidates', async () => {
    await new ProductChoices(gpu).choose(CLASS, measurementThatFinds(other));
    const rates = { [usual]: 1e6 / 10 / 1e6, [other]: 1 };
    const kept = { [className(CLASS)]: { ...CLASS, shaders: 'shaders', variant: other, rates } };
    expect(await readChoices(gpu)).toEqual(kept);
    const again = measurementThatFinds(usual);
    expect(await new ProductChoices(gpu).choose(CLASS, again)).toBe(other);
    expect(again.count).toBe(0);
  });

  it('is kept beside others', async () => {
    const choices = new ProductChoices(gpu);
    const classes = [CLASS, { ...CLASS, rows: 256 }, { ...CLASS, kernel: 'another' }];
    for (const wanted of classes) await choices.choose(wanted, measurementThatFinds(other));
    expect(Object.keys(await readChoices(gpu)).sort()).toEqual(classes.map(className).sort());
  });

  it('is measured anew where the shaders have changed', async () => {
    await new ProductChoices(gpu).choose(CLASS, measurementThatFinds(other, 'old shaders'));
    const measurement = measurementThatFinds(usual, 'new shaders');
    expect(await new ProductChoices(gpu).choose(CLASS, measurement)).toBe(usual);
    expect(measurement.count).toBe(1);
    expect((await readChoices(gpu))[className(CLASS)]).toMatchObject({ shaders: 'new shaders', variant: usual });
  });

  it.each([
    ['text', () => 'broken'],
    ['of another format', (stored: object) => ({ ...stored, format: 2 })],
    [
      'of a variant that does not exist',
      (stored: object) => replaceText(stored, `"variant":"${usual}"`, '"variant":"cubes"'),
    ],
  ])('is measured, and kept, where the stored choices are %s', async (_, damage) => {
    await new ProductChoices(gpu).choose(CLASS, measurementThatFinds(usual));
    await changeStored('products', (stored) => damage(Object(stored)));
    expect(await readChoices(gpu)).toEqual({});
    const measurement = measurementThatFinds(other);
    expect(await new ProductChoices(gpu).choose(CLASS, measurement)).toBe(other);
    expect(measurement.count).toBe(1);
    expect(Object.keys(await readChoices(gpu))).toEqual([className(CLASS)]);
  });

  it('is measured while no other class is measured', async () => {
    let underWay = 0;
    const choices = new ProductChoices(gpu);
    const asked = [1, 2, 3].map((rows) => {
      const measure = async () => {
        underWay += 1;
        await new Promise((resolve) => setTimeout(resolve)); // All others could begin now.
        expect(underWay).toBe(1);
        underWay -= 1;
        return new Map([[usual, 1] as const]);
      };
      return choices.choose({ ...CLASS, rows }, { ...measurementThatFinds(usual), measure });
    });
    expect(await Promise.all(asked)).toEqual([usual, usual, usual]);
  });

  it('fails as its measurement does, and can be asked for again', async () => {
    const choices = new ProductChoices(gpu);
    const measure = () => Promise.reject(new Error('the device was lost'));
    const failing = choices.choose(CLASS, { ...measurementThatFinds(other), measure });
    await expect(failing).rejects.toThrow('the device was lost');
    expect(await choices.choose(CLASS, measurementThatFinds(other))).toBe(other);
  });

  it.each([
    ['there is no room to measure', undefined],
    ['the clock is too coarse to see time pass', new Map([[usual, 10] as const, [other, 0] as const])],
  ])('is the usual one where %s, and is not kept', async (_, times) => {
    await new ProductChoices(gpu).choose({ ...CLASS, kernel: 'stored' }, measurementThatFinds(other));
    const stored = await readChoices(gpu);
    const choices = new ProductChoices(gpu);
    expect(await choices.choose(CLASS, { ...measurementThatFinds(other), measure: async () => times })).toBe(usual);
    expect([choices.used, await readChoices(gpu)]).toEqual([{}, stored]);
    expect(Object.keys(stored)).toHaveLength(1);
  });
});

/** Sizes of an update that is large enough to be measured. */
const SIZES = { batch: 60, outputs: 300, inputs: 600 };

/** The weights after an update, and the variant that made it. */
async function updated(
  on: Gpu,
  chosen?: ProductVariant,
): Promise<{ weights: Float32Array; variant?: string | undefined }> {
  const { batch, outputs, inputs } = SIZES;
  const weights = upload(on, randomStack(2, 1, outputs, inputs + 1));
  const steps = new Steps(on, [batch]);
  const update = {
    dOutput: upload(on, randomStack(3, 1, batch, outputs)),
    input: upload(on, randomStack(1, 1, batch, inputs + 1)),
    step: steps.table,
    weights,
    learningRate: 0.1,
    weightDecay: 0.01,
  };
  const dispatch = await denseUpdate(on, update, chosen);
  await run(on, [dispatch]);
  return { weights: await download(on, weights), variant: dispatch.variant };
}

describe('a product that is large enough', () => {
  it('is measured without a change of its own tensors', async () => {
    const { weights, variant } = await updated(gpu);
    expect(variantsOf(gpu)).toContain(variant);
    expect(weights).toEqual((await updated(gpu, 'tile')).weights);
    const [[name = '', chosen] = []] = Object.entries(productsUsed(gpu).variants);
    expect(name).toMatch(/^dense_update\(.*dOutput.*\) 256 × 512 × 64 × 1$/);
    expect(chosen).toBe(variant);
    const kept = (await readChoices(gpu))[name];
    expect(Object.keys(kept?.rates ?? {}).sort()).toEqual(candidatesOf(gpu).sort());
    expect(JSON.stringify(await readStored('products'))).toContain(gpu.adapter.description);
  });

  it('is made by the variant that the Gpu was opened with, without a measurement', async () => {
    const forced = await Gpu.open({ adapter: adapterChoice(), products: 'tile' });
    expect((await updated(forced)).variant).toBe('tile');
    expect(productsUsed(forced)).toEqual({ choice: 'tile', variants: {}, others: 'tile' });
    await forced.close();
  });
});

describe('a choice for all products', () => {
  it.runIf(gpu.subgroupSize < 8)('is refused where the adapter cannot run it', async () => {
    const open = Gpu.open({ adapter: adapterChoice(), products: 'octets' });
    await expect(open).rejects.toThrow(/^products by octets need subgroups of 8 lanes, and .+ has \w+/);
  });
});

describe('classes and pieces', () => {
  const wanted = { label: 'made_up', tensors: { a: 0, b: 0 }, rows: 100, columns: 129, inner: 197, networks: 5 };

  it('have sizes that are powers of two, so that close shapes share a choice', () => {
    const networks = gpu.adapter.software ? 1 : 4;
    expect(className(classOf(gpu, wanted))).toBe(`made_up(a b) 128 × 512 × 1024 × ${networks}`);
    expect(classOf(gpu, { ...wanted, rows: 110, columns: 120, inner: 200 })).toEqual(classOf(gpu, wanted));
  });

  it('are whole blocks, and no more work than can be measured within moments', () => {
    const square = { rows: 4096, columns: 1024, inner: 1024, networks: 35 };
    const piece = pieceOf(gpu, square);
    expect(operationsOf(piece)).toBeLessThan(3e10);
    expect([piece.inner, piece.rows % 128, piece.columns % 16]).toEqual([1024, 0, 0]);
    const small = { rows: 10, columns: 3, inner: 5, networks: 1 };
    expect(pieceOf(gpu, small)).toEqual(small);
  });
});
