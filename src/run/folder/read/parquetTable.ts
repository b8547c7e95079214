import { type CellRun, readCells } from '../../../../datasets/parquet/cells.ts';
import { type Footer, readFooter } from '../../../../datasets/parquet/footer.ts';
import type { Leaf } from '../../../../datasets/parquet/leaf.ts';
import { type ByteSource, FolderError, type FolderSource } from '../../../platform/folder.ts';
import { DamagedRunError } from '../errors.ts';
import { requireFile } from './requireFile.ts';

/** A Parquet file of a run folder that is read in ranges of rows. Every failure is a `DamagedRunError`. */
export class ParquetTable {
  private constructor(
    private readonly path: string,
    private readonly file: ByteSource,
    private readonly footer: Footer,
  ) {}

  /** Opens a table and checks that it has these columns, in this order, and no others behind them unless `more`. */
  static async open(
    source: FolderSource,
    name: string,
    columns: readonly string[],
    { more = false }: { more?: boolean } = {},
  ): Promise<ParquetTable> {
    await requireFile(source, name);
    const path = `${source.location}/${name}`;
    const file = await source.open(name);
    const table = new ParquetTable(path, file, await orDamaged(path, () => readFooter(file)));
    const present = table.footer.columns.map((column) => column.name);
    const checked = more ? present.slice(0, columns.length) : present;
    if (checked.join() === columns.join()) return table;
    throw new DamagedRunError(`${path}: expected the columns ${columns.join(', ')}, got ${present.join(', ')}`);
  }

  get rows(): number {
    return this.footer.rows;
  }

  /** The values of rows `start` to `end` by column; all columns where none are named. */
  async read(start: number, end: number, names?: readonly string[]): Promise<ReadonlyMap<string, readonly Chunk[]>> {
    const chunks = new Map<string, readonly Chunk[]>();
    for (const { name, leaf } of this.footer.columns) {
      if (leaf && (names?.includes(name) ?? true)) chunks.set(name, await this.column(leaf, start, end));
    }
    return chunks;
  }

  private column(leaf: Leaf, start: number, end: number): Promise<Chunk[]> {
    return orDamaged(this.path, async () => {
      const chunks: Chunk[] = [];
      for await (const { first, cells } of readCells(this.file, this.footer, leaf, start, end)) {
        chunks.push({ columnData: cells, rowStart: first - start });
      }
      return chunks;
    });
  }
}

/** A stretch of a column; `rowStart` counts from the first row asked for and may be negative. */
export interface Chunk {
  readonly columnData: CellRun['cells'];
  readonly rowStart: number;
}

async function orDamaged<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof FolderError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DamagedRunError(`${path} is damaged: ${reason}; write the run again`, { cause });
  }
}
