/** Where rows of data lie in their file. Rows follow each other, so that only where places are skipped is noted. */
export class Places {
  private readonly rows: number[] = [];
  private readonly shifts: number[] = [];

  /** Rows are added in their order, from 0 on. */
  add(row: number, place: number): void {
    const shift = place - row;
    if (this.shifts.at(-1) === shift) return;
    this.rows.push(row);
    this.shifts.push(shift);
  }

  placeOf(row: number): number {
    let [low, high] = [0, this.rows.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.rows[middle] ?? 0) <= row) low = middle;
      else high = middle;
    }
    return row + (this.shifts[low] ?? 1);
  }
}
