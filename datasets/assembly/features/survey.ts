import type { EncodedBlock, EncodedRows } from './encodedRows.ts';
import type { Passed } from './passed.ts';

/** What one pass over the rows finds out. */
export interface Survey {
  /** Of the training rows, for each feature; cells without a value do not count. */
  readonly statistics: Statistics;
  /** Whether all values are whole numbers, those of test rows included. */
  readonly whole: boolean;
  /** The least and the largest value of all rows that are used. */
  readonly range: readonly [least: number, largest: number];
  /** Cells without a value, or with none that float32 holds. */
  readonly missing: MissingCells;
}

/** Each is [features]; float64, updated value by value (Welford), so that no large mean eats the deviations. */
export interface Statistics {
  readonly count: Float64Array;
  readonly mean: Float64Array;
  /** Sum of the squared differences from the mean. */
  readonly squares: Float64Array;
  readonly least: Float64Array;
  readonly largest: Float64Array;
}

export interface MissingCells {
  readonly cells: number;
  readonly rows: number;
  /** The first, by rows and then by features; undefined where every cell has a value. */
  readonly first: { readonly row: number; readonly feature: number; readonly value: number } | undefined;
  /** 1 for each row that lacks a value: [rows of the table]. */
  readonly inRow: Uint8Array;
}

/** What a row of the table is used for: neither, to train, to test. */
export const UNUSED = 0;
export const TRAINS = 1;
export const TESTS = 2;

/** The largest number that float32 holds. */
const LARGEST = 3.4028234663852886e38;

/** Looks at all rows that are used; `uses` tells of each row of the table for what. */
export async function survey(rows: EncodedRows, uses: Uint8Array, passed: Passed): Promise<Survey> {
  const surveyor = new Surveyor(rows, uses);
  for await (const block of rows.blocks()) {
    surveyor.look(block);
    passed(block.first + block.rows);
  }
  return surveyor.found();
}

class Surveyor {
  private readonly statistics: Statistics;
  private readonly inRow: Uint8Array;
  private whole = true;
  private testLeast = Number.POSITIVE_INFINITY;
  private testLargest = Number.NEGATIVE_INFINITY;
  private cells = 0;
  private rowsWithout = 0;
  private first: MissingCells['first'];

  private readonly features: number;
  /** 1 for each feature that is a cell of its own. */
  private readonly isCell: Uint8Array;

  constructor(
    { features, cells }: EncodedRows,
    private readonly uses: Uint8Array,
  ) {
    [this.features, this.isCell] = [features, cells];
    const column = (value: number) => new Float64Array(features).fill(value);
    const [least, largest] = [column(Number.POSITIVE_INFINITY), column(Number.NEGATIVE_INFINITY)];
    this.statistics = { count: column(0), mean: column(0), squares: column(0), least, largest };
    this.inRow = new Uint8Array(uses.length);
  }

  look({ first, rows, values }: EncodedBlock): void {
    for (let row = 0; row < rows; row++) {
      const use = this.uses[first + row];
      if (use === UNUSED || use === undefined) continue;
      const before = this.cells;
      const at = row * this.features;
      if (use === TRAINS) this.add(values, at, first + row);
      else this.check(values, at, first + row);
      if (this.cells > before) this.inRow[first + row] = 1;
      if (this.cells > before) this.rowsWithout++;
    }
  }

  found(): Survey {
    const { cells, rowsWithout: rows, first, inRow } = this;
    const { statistics, whole } = this;
    const [least, largest] = rangeOf(statistics);
    const range = [Math.min(least, this.testLeast), Math.max(largest, this.testLargest)] as const;
    return { statistics, whole, range, missing: { cells, rows, first, inRow } };
  }

  private add(values: EncodedBlock['values'], at: number, row: number): void {
    const { count, mean, squares, least, largest } = this.statistics;
    for (let feature = 0; feature < this.features; feature++) {
      const value = values[at + feature] as number;
      if (!(value <= LARGEST && value >= -LARGEST)) {
        this.miss(row, feature, value);
        continue;
      }
      const own = (count[feature] as number) + 1;
      const difference = value - (mean[feature] as number);
      const moved = (mean[feature] as number) + difference / own;
      count[feature] = own;
      mean[feature] = moved;
      (squares[feature] as number) += difference * (value - moved);
      if (value < (least[feature] as number)) least[feature] = value;
      if (value > (largest[feature] as number)) largest[feature] = value;
      if (this.whole && !Number.isInteger(value)) this.whole = false;
    }
  }

  private check(values: EncodedBlock['values'], at: number, row: number): void {
    for (let feature = 0; feature < this.features; feature++) {
      const value = values[at + feature] as number;
      if (!(value <= LARGEST && value >= -LARGEST)) {
        this.miss(row, feature, value);
        continue;
      }
      if (value < this.testLeast) this.testLeast = value;
      if (value > this.testLargest) this.testLargest = value;
      if (this.whole && !Number.isInteger(value)) this.whole = false;
    }
  }

  private miss(row: number, feature: number, value: number): void {
    this.cells += this.isCell[feature] ?? 1;
    this.first ??= { row, feature, value };
  }
}

/** The least and the largest training value of all features. */
export function rangeOf({ least, largest }: Pick<Statistics, 'least' | 'largest'>): [least: number, largest: number] {
  return [
    least.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    largest.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  ];
}
