import { type CellKind, isDecorated, isLikeThousands, kindOfOther, ownCopy } from '../cells.ts';

/** Cells of one kind in a column: how many, and the first. */
export class Found {
  count = 0;
  row = -1;
  cell = '';

  add(cell: string, row: number): void {
    if (this.count++ > 0) return;
    this.row = row;
    this.cell = ownCopy(cell);
  }
}

/** The cells of one column, counted by their kinds. */
export class Tally {
  numbers = 0;
  /** Numbers that are written with a point. */
  readonly pointed = new Found();
  /** Numbers whose comma can only be a decimal one. */
  certainCommas = 0;
  /** Words that are numbers as people write them, with signs between thousands or of money. */
  readonly decorated = new Found();
  readonly others: Readonly<Record<Exclude<CellKind, 'number'>, Found>> = {
    comma: new Found(),
    percent: new Found(),
    truth: new Found(),
    word: new Found(),
    soft: new Found(),
    missing: new Found(),
  };

  addNumber(cell: string, row: number): void {
    this.numbers++;
    if (cell.includes('.')) this.pointed.add(cell, row);
  }

  addOther(cell: string, row: number): void {
    const kind = kindOfOther(cell);
    this.others[kind].add(cell, row);
    if (kind === 'comma' && !isLikeThousands(cell)) this.certainCommas++;
    if (kind === 'word' && isDecorated(cell)) this.decorated.add(cell, row);
  }
}

/** Several kinds of cells as one: as many as all of them, and the first of all. */
export function together(all: readonly Found[]): Pick<Found, 'count' | 'row' | 'cell'> {
  const [first] = all.filter(({ count }) => count > 0).sort((a, b) => a.row - b.row);
  const count = all.reduce((sum, found) => sum + found.count, 0);
  return { count, row: first?.row ?? -1, cell: first?.cell ?? '' };
}
