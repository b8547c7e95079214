import { type DecodedArray, type FileMetaData, parquetMetadataAsync, parquetRead } from 'hyparquet';
import { type ByteSource, FolderError, type FolderSource } from '../../../platform/folder.ts';
import { DamagedRunError } from '../errors.ts';
import { requireFile } from './requireFile.ts';

/** A Parquet file of a run folder that is read in ranges of rows. Every failure is a `DamagedRunError`. */
export class ParquetTable {
  private constructor(
    private readonly path: string,
    private readonly file: ByteSource,
    private readonly metadata: FileMetaData,
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
    const table = new ParquetTable(path, file, await orDamaged(path, () => parquetMetadataAsync(file)));
    const present = table.metadata.schema.slice(1).map((element) => element.name);
    const checked = more ? present.slice(0, columns.length) : present;
    if (checked.join() === columns.join()) return table;
    throw new DamagedRunError(`${path}: expected the columns ${columns.join(', ')}, got ${present.join(', ')}`);
  }

  get rows(): number {
    return Number(this.metadata.num_rows);
  }

  /** The values of rows `start` to `end` by column; all columns where none are named. */
  async read(start: number, end: number, names?: readonly string[]): Promise<ReadonlyMap<string, readonly Chunk[]>> {
    const chunks = new Map<string, Chunk[]>();
    if (start === end) return chunks;
    const onChunk = ({ columnName, columnData, rowStart }: { columnName: string } & Chunk) => {
      const chunk = { columnData, rowStart: rowStart - start };
      chunks.set(columnName, [...(chunks.get(columnName) ?? []), chunk]);
    };
    const { file, metadata } = this;
    const columns = names && { columns: [...names] };
    await orDamaged(this.path, () =>
      parquetRead({ file, metadata, rowStart: start, rowEnd: end, ...columns, onChunk }),
    );
    return chunks;
  }
}

/** A stretch of a column; `rowStart` counts from the first row asked for and may be negative. */
export interface Chunk {
  readonly columnData: DecodedArray;
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
