import { DatasetError } from '../../dataset.ts';
import { counted, listed } from '../../reading/words.ts';
import type { DecodedImage } from '../../source.ts';

/** Ways in which pictures may differ, where all of one data set must be alike. */
type Trait = 'size' | 'mode' | 'depth';

/** How many pictures have a property, and the first of them in the order of the samples. */
interface Count {
  count: number;
  first: { readonly place: number; readonly path: string };
}

/** The most sizes that a message names. */
const SHOWN = 4;

/** Counts what pictures are, to say in one sentence in which ways they are not alike. */
export class Census {
  private readonly counts: Readonly<Record<Trait, Map<string, Count>>> = {
    size: new Map(),
    mode: new Map(),
    depth: new Map(),
  };

  /** `place` orders pictures, since they are decoded in any order. */
  add(picture: DecodedImage, path: string, place: number): void {
    this.count('size', `${picture.width} × ${picture.height}`, path, place);
    this.count('mode', picture.channels === 1 ? 'grey' : 'coloured', path, place);
    this.count('depth', picture.values instanceof Float32Array ? 'measurements' : 'plain', path, place);
  }

  /** DatasetError where pictures differ in any way that matters. */
  check(place: string): void {
    const differing = (['size', 'mode', 'depth'] as const).filter((trait) => this.counts[trait].size > 1);
    if (differing.length === 0) return;
    const expected = differing.map((trait) => EXPECTED[trait]).join(' and ');
    const found = differing.map((trait) => this.words(trait)).join('; ');
    const remedies = differing.map((trait) => REMEDIES[trait]).join(', and ');
    throw new DatasetError(
      `${place}: expected pictures ${expected}, found ${found}; ${remedies}, or make the files alike`,
    );
  }

  private count(trait: Trait, value: string, path: string, place: number): void {
    const known = this.counts[trait].get(value);
    if (known === undefined) this.counts[trait].set(value, { count: 1, first: { place, path } });
    else {
      known.count++;
      if (place < known.first.place) known.first = { place, path };
    }
  }

  /** `9 of 8 × 8 pixels and 1 of 9 × 8 pixels (b/2.png)`: the rarest kind with the first of its files. */
  private words(trait: Trait): string {
    const sorted = [...this.counts[trait]].sort(([, a], [, b]) => b.count - a.count || a.first.place - b.first.place);
    const shown = sorted.slice(0, SHOWN).map(([value, { count }]) => WORDS[trait](count, value));
    const hidden = sorted.slice(SHOWN).reduce((sum, [, { count }]) => sum + count, 0);
    const more = sorted.length - SHOWN;
    if (hidden > 0) shown.push(`${hidden} of ${counted(more, `other ${trait}`)}`);
    return `${listed(shown)} (${sorted.at(-1)?.[1].first.path})`;
  }
}

const EXPECTED: Readonly<Record<Trait, string>> = {
  size: 'of one size',
  mode: 'of one mode, grey or coloured',
  depth: 'of one kind of numbers, plain or measurements such as floats',
};

const REMEDIES: Readonly<Record<Trait, string>> = {
  size: 'give --resize 64, or a size as in --resize 64x48',
  mode: 'give --grey',
  depth: 'save all of them as floats or all with 8 or 16 bits',
};

const WORDS: Readonly<Record<Trait, (count: number, value: string) => string>> = {
  size: (count, value) => `${count} of ${value} pixels`,
  mode: (count, value) => `${count} ${value}`,
  depth: (count, value) => `${count} ${value}`,
};
