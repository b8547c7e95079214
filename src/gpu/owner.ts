/** Something that holds GPU memory until it is destroyed. */
export interface Destroyable {
  destroy(): void;
}

/** Destroys together what was made together, also where the making failed half-way. */
export class Owner implements Destroyable {
  private readonly parts: Destroyable[] = [];

  /** Takes over a part and returns it. */
  own<T extends Destroyable>(part: T): T {
    this.parts.push(part);
    return part;
  }

  /** What `make` makes, which gives its parts to the owner as it goes; nothing of them remains where it throws. */
  static async of<T>(make: (owner: Owner) => Promise<T>): Promise<T> {
    const owner = new Owner();
    try {
      return await make(owner);
    } catch (error) {
      owner.destroy();
      throw error;
    }
  }

  destroy(): void {
    for (const part of this.parts.splice(0)) part.destroy();
  }
}
