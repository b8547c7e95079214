import type { Table } from '../tables/table.ts';
import { oneHotWords } from './labels/oneHot.ts';

/**
 * The words of a table's columns without spaces around them, each column read once. Those of vectors are one-hot labels:
 * the place of the 1.
 */
export class ColumnWords {
  private readonly columns = new Map<number, Promise<readonly string[]>>();

  constructor(readonly table: Table) {}

  /** [rows], '' where there is no value. */
  of(column: number): Promise<readonly string[]> {
    const known = this.columns.get(column);
    if (known) return known;
    const words = this.read(column);
    this.columns.set(column, words);
    return words;
  }

  private async read(column: number): Promise<readonly string[]> {
    if (this.table.columns[column]?.kind === 'vectors') return oneHotWords(this.table, column);
    return (await this.table.words(column)).map((cell) => cell.trim());
  }
}
