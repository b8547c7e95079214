import type { Gpu } from '../../gpu/gpu.ts';
import { className, type ProductClass } from './productClass.ts';
import { readChoices, type StoredChoice, storeChoice } from './storedChoices.ts';
import { fastestOf } from './timeInTurn.ts';
import { type ProductVariant, usualVariant, variantsOf } from './variants.ts';

/** How to measure a class of products for which no choice is stored. */
export interface Measurement {
  /** Digest of the shaders: a choice that was stored for others does not count. */
  shaders(): Promise<string>;
  /** Milliseconds of each candidate for a piece of the product; undefined where there is no room to measure. */
  measure(): Promise<ReadonlyMap<ProductVariant, number> | undefined>;
  /** Operations of that piece. */
  readonly operations: number;
}

/** The variants of products that were chosen for an adapter: each class is measured once, one class after the other. */
export class ProductChoices {
  private readonly asked = new Map<string, Promise<ProductVariant>>();
  private readonly chosen = new Map<string, ProductVariant>();
  private stored: Promise<Readonly<Record<string, StoredChoice>>> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly gpu: Gpu) {}

  /** The variants of the classes that were asked for, by their class. */
  get used(): Readonly<Record<string, ProductVariant>> {
    return Object.fromEntries([...this.chosen].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** The variant of a class: chosen before, stored, or measured now. Throws what the measurement throws. */
  choose(wanted: ProductClass, measurement: Measurement): Promise<ProductVariant> {
    const name = className(wanted);
    const asked = this.asked.get(name);
    if (asked !== undefined) return asked;
    const choice = this.inTurn(() => this.find(wanted, measurement));
    this.asked.set(name, choice);
    choice.catch(() => this.asked.delete(name));
    return choice;
  }

  private async find(wanted: ProductClass, measurement: Measurement): Promise<ProductVariant> {
    const name = className(wanted);
    const shaders = await measurement.shaders();
    this.stored ??= readChoices(this.gpu);
    const stored = (await this.stored)[name];
    const holds = stored?.shaders === shaders && variantsOf(this.gpu).includes(stored.variant);
    const variant = holds ? stored.variant : await this.measure({ ...wanted, shaders }, measurement);
    if (variant !== undefined) this.chosen.set(name, variant);
    return variant ?? usualVariant(this.gpu);
  }

  private async measure(
    wanted: ProductClass & Pick<StoredChoice, 'shaders'>,
    { measure, operations }: Measurement,
  ): Promise<ProductVariant | undefined> {
    const times = await measure();
    // Browsers that blur their clock may see no time pass: that tells nothing, and is not stored.
    if (times === undefined || Math.min(...times.values()) <= 0) return undefined;
    const variant = fastestOf(times, usualVariant(this.gpu));
    const rates = Object.fromEntries([...times].map(([name, time]) => [name, operations / time / 1e6]));
    await storeChoice(this.gpu, { ...wanted, variant, rates });
    return variant;
  }

  /** Does the work once all earlier work is done. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined); // The caller gets the failure through `turn`.
    return turn;
  }
}
