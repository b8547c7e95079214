import { makeNumbers, type Numbers, type Store } from '../valueKind.ts';
import type { RowReader } from './rowReader.ts';

/** So many float32 numbers fill a cache line. */
export const GROUP = 16;

const NEAR_ROWS = 128;

/**
 * Reads columns of one number each that stand side by side. Written column by column, every number would touch a cache line
 * of its own, which takes several times as long.
 */
export class GroupedRows implements RowReader {
  private columns: Numbers[] = [];

  constructor(
    private readonly readers: readonly RowReader[],
    private readonly store: Store,
  ) {}

  async take(rows: number, out: Numbers, at: number, stride: number): Promise<void> {
    if ((this.columns[0]?.length ?? 0) < rows) this.columns = this.readers.map(() => makeNumbers(this.store, rows));
    for (const [i, column] of this.columns.entries()) await this.readers[i]?.take(rows, column, 0, 1);
    interleave(this.columns, rows, out, at, stride);
  }

  release(): void {
    for (const reader of this.readers) reader.release();
    this.columns = [];
  }
}

/** A few rows at a time, whose cache lines stay near until all columns are written. */
function interleave(columns: readonly Numbers[], rows: number, out: Numbers, at: number, stride: number): void {
  for (let first = 0; first < rows; first += NEAR_ROWS) {
    const end = Math.min(rows, first + NEAR_ROWS);
    for (const [i, column] of columns.entries()) spread(column, first, end, out, at + first * stride + i, stride);
  }
}

function spread(column: Numbers, first: number, end: number, out: Numbers, at: number, stride: number): void {
  for (let row = first, to = at; row < end; row++, to += stride) out[to] = column[row] ?? 0;
}
