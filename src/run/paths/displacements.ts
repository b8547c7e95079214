import { readValues, type Snapshot } from './snapshots.ts';

/** Files that are read at a time. */
const READERS = 32;

/** θ(t) − θ(0) for the snapshots of paths, read a block of parameters at a time into the same array. */
export class Displacements {
  /** [snapshots, columns]. */
  readonly values: Float32Array<ArrayBuffer>;

  /** `beginning` is θ(0), all tensors one after the other; `columns` are the parameters of a block. */
  constructor(
    private readonly snapshots: readonly Snapshot[],
    private readonly beginning: Float32Array,
    readonly columns: number,
  ) {
    this.values = new Float32Array(snapshots.length * columns);
  }

  /** All parameters. */
  get parameters(): number {
    return this.beginning.length;
  }

  /** Reads the block from parameter `first` on; the last is filled up with zeros. Throws DamagedRunError. */
  async read(first: number): Promise<void> {
    const start = this.beginning.subarray(first, first + this.columns);
    if (start.length < this.columns) this.values.fill(0);
    for (let from = 0; from < this.snapshots.length; from += READERS) {
      const group = this.snapshots.slice(from, from + READERS);
      const rows = await Promise.all(group.map((snapshot) => readValues(snapshot, first, start.length)));
      for (const [index, row] of rows.entries()) this.subtract(from + index, row, start);
    }
  }

  private subtract(snapshot: number, row: Float32Array, start: Float32Array): void {
    const offset = snapshot * this.columns;
    for (let k = 0; k < start.length; k++) this.values[offset + k] = (row[k] ?? 0) - (start[k] ?? 0);
  }
}
