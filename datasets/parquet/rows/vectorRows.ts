import { DatasetError } from '../../dataset.ts';
import { ParquetDamage } from '../pages/damage.ts';
import type { Page } from '../pages/page.ts';
import type { Chunk } from '../shard.ts';
import type { Numbers } from '../valueKind.ts';
import type { NumberPages, RowReader } from './rowReader.ts';

/** How the lists of a column become rows of numbers. */
export interface VectorShape {
  /** The column, for messages. */
  readonly name: string;
  /** Numbers of a row. */
  readonly width: number;
  /** How many lists each number of a row goes on from the one before; left out where lists do not lie in lists. */
  readonly pattern?: Uint8Array;
  /** The place of each number, where the order of a row is another than the file's. */
  readonly order?: Uint32Array;
}

/** Reads the rows of a column with a list of numbers to a cell, all equally long. */
export class VectorRows implements RowReader {
  /** Numbers of the present row so far; undefined before its first. */
  private length: number | undefined;
  private isAbsent = false;
  /** The row that is read next, in the present chunk. */
  private row = 0;

  constructor(
    private readonly pages: NumberPages,
    private readonly shape: VectorShape,
  ) {}

  async take(rows: number, out: Numbers, at: number, stride: number): Promise<void> {
    for (let done = 0; done < rows; ) {
      const present = await this.pages.page();
      const to = at + done * stride;
      if (present !== undefined) {
        done += this.fill(present.page, present.numbers, rows - done, out, to, stride);
      } else {
        if (this.pages.chunk === undefined) throw new ParquetDamage('its rows end too early');
        if (this.length !== undefined) done += this.finish(out, to);
        this.nextChunk(this.pages.chunk);
      }
    }
  }

  release(): void {
    this.pages.release();
  }

  /** Reads rows of a page until so many are whole, or the page ends; says how many became whole. */
  private fill(page: Page, numbers: Numbers, rows: number, out: Numbers, at: number, stride: number): number {
    const { place } = this.pages;
    const { repetition = new Uint8Array(page.entries) } = page;
    let done = 0;
    while (place.entry < page.entries) {
      if (repetition[place.entry] === 0 && this.length !== undefined) done += this.finish(out, at + done * stride);
      if (done === rows) return done;
      const next = repetition.indexOf(0, place.entry + 1);
      this.append(page, numbers, next < 0 ? page.entries : next, out, at + done * stride);
    }
    return done;
  }

  /** Takes the entries up to `end`, all of one row. */
  private append(page: Page, numbers: Numbers, end: number, out: Numbers, at: number): void {
    const { place } = this.pages;
    const { width, pattern, order } = this.shape;
    this.begin(page, place.entry);
    const [first, count] = [this.length ?? 0, end - place.entry];
    if (pattern !== undefined) this.follow(page, place.entry, end, pattern);
    if (page.definition !== undefined) this.appendLevels(page.definition, numbers, end, out, at);
    else {
      if (first + count <= width) copy(numbers, place.value, count, out, at, first, order);
      place.value += count;
      this.length = first + count;
    }
    place.entry = end;
  }

  private begin({ repetition }: Page, entry: number): void {
    if (this.length !== undefined) return;
    if (repetition?.[entry] !== 0 && repetition !== undefined) throw this.damage('a row that has no beginning');
    this.length = 0;
    this.isAbsent = false;
  }

  private appendLevels(levels: Uint8Array, numbers: Numbers, end: number, out: Numbers, at: number): void {
    const { place, chunk } = this.pages;
    const { definition: full = 0, lists = [] } = chunk?.leaf ?? {};
    const inList = lists.at(-1) ?? 0;
    let length = this.length ?? 0;
    for (let entry = place.entry; entry < end; entry++) {
      const level = levels[entry] ?? 0;
      if (level < (lists[0] ?? 0) - 1) this.isAbsent = true;
      if (level < inList) continue;
      const value = level === full ? (numbers[place.value++] ?? 0) : Number.NaN;
      if (length < this.shape.width) out[at + (this.shape.order?.[length] ?? length)] = value;
      length++;
    }
    this.length = length;
  }

  /** Checks that the inner lists are as long as those of the first row. */
  private follow(page: Page, start: number, end: number, pattern: Uint8Array): void {
    if (end - start === 1) return;
    const first = this.length ?? 0;
    for (let i = Math.max(start, start + 1 - first); i < end; i++) {
      if (page.repetition?.[i] === pattern[first + i - start]) continue;
      const row = this.rowInFile();
      throw new DatasetError(
        `${row.path}: expected lists of equal lengths in row ${row.row}, column ${this.shape.name}, as in the rows before, found others; make them equally long, or leave the column out with --ignore ${this.shape.name}`,
      );
    }
  }

  /** Ends the present row; always 1, the rows that became whole. */
  private finish(out: Numbers, at: number): 1 {
    const { width, name } = this.shape;
    const { length = 0 } = this;
    const row = this.rowInFile();
    this.length = undefined;
    this.row++;
    if (this.isAbsent && length === 0) out.fill(Number.NaN, at, at + width);
    else if (length !== width) {
      throw new DatasetError(
        `${row.path}: expected ${width} numbers in row ${row.row}, column ${name}, as in the rows before, found ${length}; make all rows equally long, or leave the column out with --ignore ${name}`,
      );
    }
    return 1;
  }

  private nextChunk({ place }: Chunk): void {
    if (this.row !== place.rows) throw this.damage(`${this.row} rows where ${place.rows} were expected`);
    this.row = 0;
    this.pages.nextChunk();
  }

  private rowInFile(): { readonly path: string; readonly row: number } {
    const { chunk } = this.pages;
    if (chunk === undefined) throw new ParquetDamage('its rows end too early');
    return { path: chunk.shard.path, row: chunk.first - chunk.shard.first + this.row };
  }

  private damage(reason: string): DatasetError {
    const { path } = this.rowInFile();
    return new DatasetError(
      `${path}: expected a whole Parquet file, it is damaged or cut off (column ${this.shape.name}: ${reason}); get it again`,
    );
  }
}

function copy(
  numbers: Numbers,
  from: number,
  count: number,
  out: Numbers,
  at: number,
  first: number,
  order: Uint32Array | undefined,
): void {
  if (order === undefined) out.set(numbers.subarray(from, from + count), at + first);
  else for (let i = 0; i < count; i++) out[at + (order[first + i] ?? 0)] = numbers[from + i] ?? 0;
}
