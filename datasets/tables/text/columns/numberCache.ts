import type { TableBlock } from '../../table.ts';

/** Numbers that are kept from the first reading, at most 256 MiB of them; a larger table is read again when it is asked for. */
const MOST_NUMBERS = 2 ** 25;
/** About as many numbers as a block has. */
export const BLOCK_NUMBERS = 2 ** 16;

/** Rows of a block of so many columns. */
export function blockRows(columns: number): number {
  return Math.max(1, Math.floor(BLOCK_NUMBERS / Math.max(1, columns)));
}

/** The numbers of all cells of a table, block by block, as long as they are few enough. */
export class NumberCache {
  private readonly full: TableBlock[] = [];
  private block: Float64Array<ArrayBuffer>;
  private filled = 0;
  private rows = 0;
  private dropped = false;

  constructor(
    private readonly columns: number,
    private readonly most = MOST_NUMBERS,
  ) {
    this.block = new Float64Array(columns * blockRows(columns));
  }

  /** Whether numbers are still wanted: they are not once there were too many. */
  get isOpen(): boolean {
    return !this.dropped;
  }

  /** Numbers come cell by cell, row after row. */
  add(value: number): void {
    this.block[this.filled++] = value;
    if (this.filled === this.block.length) this.close();
  }

  /** Every block, with the last one that is not full; `null` where there were too many numbers. */
  blocks(): readonly TableBlock[] | null {
    if (this.filled > 0) this.close();
    return this.dropped ? null : this.full;
  }

  private close(): void {
    const rows = this.filled / this.columns;
    this.full.push({ first: this.rows, rows, values: asSmall(this.block.slice(0, this.filled)) });
    this.rows += rows;
    this.filled = 0;
    if (this.rows * this.columns <= this.most) return;
    this.dropped = true;
    this.full.length = 0;
  }
}

/** As float32 where every number is one. */
export function asSmall(values: Float64Array<ArrayBuffer>): Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> {
  for (const value of values) if (Math.fround(value) !== value && !Number.isNaN(value)) return values;
  return Float32Array.from(values);
}

/** Some columns of a block, side by side. */
export function columnsOf({ first, rows, values }: TableBlock, all: number, columns: readonly number[]): TableBlock {
  const some = new Float64Array(rows * columns.length);
  for (let row = 0, at = 0; row < rows; row++) {
    for (const column of columns) some[at++] = values[row * all + column] ?? Number.NaN;
  }
  return { first, rows, values: asSmall(some) };
}
