import { ownCopy } from '../cells.ts';

/** Different cells of a column that are kept; a column with more is read again when it is asked for. */
const MOST_DIFFERENT = 4096;

/** The cells of a column in little memory: each different one once, and a number for each row. */
export class Words {
  private readonly numbers = new Map<string, number>();
  private readonly different: string[] = [];
  private rows = new Uint16Array(1024);
  private length = 0;

  /** False, and everything is dropped, where there are too many different cells. */
  add(cell: string): boolean {
    const number = this.numbers.get(cell) ?? this.number(cell);
    if (number >= MOST_DIFFERENT) return false;
    if (this.length === this.rows.length) this.grow();
    this.rows[this.length++] = number;
    return true;
  }

  /** The cells of all rows as `written` has them. */
  all(written: (cell: string) => string): string[] {
    const different = this.different.map(written);
    return Array.from(this.rows.subarray(0, this.length), (number) => different[number] ?? '');
  }

  private number(cell: string): number {
    const own = ownCopy(cell);
    this.numbers.set(own, this.different.length);
    return this.different.push(own) - 1;
  }

  private grow(): void {
    const grown = new Uint16Array(2 * this.rows.length);
    grown.set(this.rows);
    this.rows = grown;
  }
}
