import { ParquetDamage } from '../pages/damage.ts';
import type { Page } from '../pages/page.ts';
import type { Numbers } from '../valueKind.ts';
import type { NumberPages, RowReader } from './rowReader.ts';

/** Reads the rows of a column with one number to a cell. */
export class FlatRows implements RowReader {
  constructor(private readonly pages: NumberPages) {}

  async take(rows: number, out: Numbers, at: number, stride: number): Promise<void> {
    for (let done = 0; done < rows; ) {
      const present = await this.pages.page();
      if (present === undefined) {
        if (this.pages.chunk === undefined) throw new ParquetDamage('its rows end too early');
        this.pages.nextChunk();
        continue;
      }
      const count = Math.min(rows - done, present.page.entries - this.pages.place.entry);
      this.copy(present.page, present.numbers, count, out, at + done * stride, stride);
      done += count;
    }
  }

  release(): void {
    this.pages.release();
  }

  private copy(page: Page, numbers: Numbers, count: number, out: Numbers, at: number, stride: number): void {
    const { place, chunk } = this.pages;
    const { definition } = page;
    if (definition === undefined) {
      spread(numbers.subarray(place.value, place.value + count), out, at, stride);
      place.value += count;
    } else {
      const full = chunk?.leaf.definition ?? 0;
      const levels = definition.subarray(place.entry, place.entry + count);
      place.value += spreadPresent(numbers.subarray(place.value), levels, full, out, at, stride);
    }
    place.entry += count;
  }
}

function spread(numbers: Numbers, out: Numbers, at: number, stride: number): void {
  if (stride === 1) out.set(numbers, at);
  else for (let i = 0, to = at; i < numbers.length; i++, to += stride) out[to] = numbers[i] ?? 0;
}

/** NaN where there is no value; says how many there were. */
function spreadPresent(
  numbers: Numbers,
  levels: Uint8Array,
  full: number,
  out: Numbers,
  at: number,
  stride: number,
): number {
  let used = 0;
  for (let i = 0, to = at; i < levels.length; i++, to += stride) {
    out[to] = levels[i] === full ? (numbers[used++] ?? 0) : Number.NaN;
  }
  return used;
}
