import type { DecodedArray, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { FolderSink, PendingFile } from '../../../platform/folder.ts';
import type { ParquetColumn } from '../parquetColumn.ts';

/** Rows of a row group at most, so that readers and writers hold a bounded part of any data set. */
const ROW_GROUP_ROWS = 1 << 18;
const PAGE_BYTES = 1 << 20;

/** A Parquet file that is appended to in row groups; only the latest is held in memory. */
export class ParquetStream {
  private readonly encoder = new ByteWriter(PAGE_BYTES);
  private readonly writer: ParquetWriter;

  private constructor(
    private readonly file: PendingFile,
    private readonly columns: readonly ParquetColumn[],
  ) {
    this.writer = new ParquetWriter({ writer: this.encoder, schema: schemaOf(columns), codec: 'UNCOMPRESSED' });
  }

  static async begin(sink: FolderSink, name: string, columns: readonly ParquetColumn[]): Promise<ParquetStream> {
    return new ParquetStream(await sink.begin(name), columns);
  }

  /** Appends rows, given as an array for each column, in the order of the columns. Throws `FolderError`. */
  async append(data: readonly DecodedArray[]): Promise<void> {
    const rows = data[0]?.length ?? 0;
    for (let start = 0; start < rows; start += ROW_GROUP_ROWS) {
      this.writer.write({ columnData: this.slices(data, start), rowGroupSize: ROW_GROUP_ROWS, pageSize: PAGE_BYTES });
      await this.flush();
    }
  }

  /** Remembers the rows so far; the function returned takes back whatever was appended since. */
  mark(): () => Promise<void> {
    const { row_groups: groups, num_rows: rows, pendingIndexes: indexes } = this.writer;
    const [groupCount, indexCount] = [groups.length, indexes.length];
    const { offset, index } = this.encoder;
    return async () => {
      groups.length = groupCount;
      indexes.length = indexCount;
      this.writer.num_rows = rows;
      this.encoder.offset = offset;
      this.encoder.index = index;
      await this.file.truncate(offset - index);
    };
  }

  async close(): Promise<void> {
    this.writer.finish();
    await this.flush();
    await this.file.commit();
  }

  async discard(): Promise<void> {
    await this.file.discard();
  }

  private slices(data: readonly DecodedArray[], start: number) {
    return this.columns.map(({ name, type, encoding }, index) => ({
      name,
      data: data[index]?.slice(start, start + ROW_GROUP_ROWS) ?? [],
      // Ranges of float columns are of little use to a reader and take as long as writing them.
      statistics: type === 'INT32',
      ...(type === 'STRING' ? {} : { encoding: encoding ?? 'PLAIN' }),
    }));
  }

  private async flush(): Promise<void> {
    await this.file.append(this.encoder.getBytes());
    this.encoder.index = 0;
  }
}

function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)];
}

function elementOf({ name, type, nullable = false }: ParquetColumn): SchemaElement {
  const repetition = nullable ? 'OPTIONAL' : 'REQUIRED';
  if (type !== 'STRING') return { name, type, repetition_type: repetition };
  return { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: repetition };
}
