/** Something that holds GPU memory until it is destroyed. */
export interface Destroyable {
  destroy(): void;
}

/** Destroys together what was created together, also where creating it failed half-way. */
export class Owner implements Destroyable {
  private readonly parts: Destroyable[] = [];

  /** Takes over a part and returns it. */
  own<T extends Destroyable>(part: T): T {
    this.parts.push(part);
    return part;
  }

  /** Returns what `create` creates, which owns its parts as it goes: where it throws, the parts so far are destroyed. */
  static async of<T>(create: (owner: Owner) => Promise<T>): Promise<T> {
    const owner = new Owner();
    try {
      return await create(owner);
    } catch (error) {
      owner.destroy();
      throw error;
    }
  }

  /** Runs `work` with an owner whose parts are destroyed when it is over, well or not. */
  static async during<T>(work: (owner: Owner) => Promise<T>): Promise<T> {
    const owner = new Owner();
    try {
      return await work(owner);
    } finally {
      owner.destroy();
    }
  }

  destroy(): void {
    for (const part of this.parts.splice(0)) part.destroy();
  }
}
