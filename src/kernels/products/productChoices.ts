import type { Gpu } from '../../gpu/gpu.ts';
import { className, type ProductClass } from './productClass.ts';
import { keepChoice, readChoices, type StoredChoice } from './storedChoices.ts';
import { fastestOf } from './timeInTurn.ts';
import { type ProductVariant, usualVariant, variantsOf } from './variants.ts';

/** How a class of products is measured, where that was not done before. */
export interface Measurement {
  /** Digest of the shaders. */
  shaders(): Promise<string>;
  /** Milliseconds of each candidate for a piece of so many operations; undefined where there is no room to measure. */
  measure(): Promise<ReadonlyMap<ProductVariant, number> | undefined>;
  /** Of the piece. */
  readonly operations: number;
}

/** The variants of products that were chosen for an adapter: each class is measured once, one class after the other. */
export class ProductChoices {
  private readonly asked = new Map<string, Promise<ProductVariant>>();
  private readonly chosen = new Map<string, ProductVariant>();
  private kept: Promise<Readonly<Record<string, StoredChoice>>> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly gpu: Gpu) {}

  /** The variants of the classes that were asked for, by their class. */
  get used(): Readonly<Record<string, ProductVariant>> {
    return Object.fromEntries([...this.chosen].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  /** The variant of a class: as before, as it is kept, or as it is measured now. Throws what the measurement throws. */
  choose(wanted: ProductClass, measurement: Measurement): Promise<ProductVariant> {
    const name = className(wanted);
    const before = this.asked.get(name);
    if (before !== undefined) return before;
    const choice = this.inTurn(() => this.find(wanted, measurement));
    this.asked.set(name, choice);
    choice.catch(() => this.asked.delete(name));
    return choice;
  }

  private async find(wanted: ProductClass, measurement: Measurement): Promise<ProductVariant> {
    const name = className(wanted);
    const shaders = await measurement.shaders();
    this.kept ??= readChoices(this.gpu);
    const kept = (await this.kept)[name];
    const holds = kept?.shaders === shaders && variantsOf(this.gpu).includes(kept.variant);
    const variant = holds ? kept.variant : await this.measure({ ...wanted, shaders }, measurement);
    if (variant !== undefined) this.chosen.set(name, variant);
    return variant ?? usualVariant(this.gpu);
  }

  private async measure(
    wanted: ProductClass & Pick<StoredChoice, 'shaders'>,
    { measure, operations }: Measurement,
  ): Promise<ProductVariant | undefined> {
    const times = await measure();
    // Browsers that blur their clock may see no time pass: that tells nothing, and is not kept.
    if (times === undefined || Math.min(...times.values()) <= 0) return undefined;
    const variant = fastestOf(times, usualVariant(this.gpu));
    const rates = Object.fromEntries([...times].map(([name, time]) => [name, operations / time / 1e6]));
    await keepChoice(this.gpu, { ...wanted, variant, rates });
    return variant;
  }

  /** Does the work when all that was asked for before is done. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined); // Who asked for it hears of the failure.
    return turn;
  }
}
