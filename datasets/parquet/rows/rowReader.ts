import { ChunkCursor } from '../cursor.ts';
import { numbersOf } from '../numbers.ts';
import { ParquetDamage } from '../pages/damage.ts';
import type { Page } from '../pages/page.ts';
import { type Chunk, inFile } from '../shard.ts';
import type { Numbers, Store } from '../valueKind.ts';

/** Reads the rows of a column, in order, into the columns of a matrix. */
export interface RowReader {
  /** Reads the next rows to `out`, the first at `at`, each `stride` after the one before. DatasetError where they cannot be read. */
  take(rows: number, out: Numbers, at: number, stride: number): Promise<void>;
  /** Lets go of what is decoded until it is needed again. */
  release(): void;
}

/** Walks through the pages of a column, from chunk to chunk, with values as numbers of a store. */
export class NumberPages {
  private at = 0;
  private cursor: ChunkCursor | undefined;
  private decoded: { readonly page: Page; readonly numbers: Numbers } | undefined;

  constructor(
    private readonly chunks: readonly Chunk[],
    private readonly store: Store,
    private readonly windowBytes: number,
  ) {}

  /** The chunk that is read; undefined behind the last. */
  get chunk(): Chunk | undefined {
    return this.chunks[this.at];
  }

  /** What walks through the present chunk. */
  get place(): ChunkCursor {
    this.cursor ??= this.open();
    return this.cursor;
  }

  /** The present page of the present chunk; undefined at the chunk's end. DatasetError where it is damaged. */
  async page(): Promise<{ readonly page: Page; readonly numbers: Numbers } | undefined> {
    const { chunk, place } = this;
    if (chunk === undefined) return undefined;
    return inFile(chunk.shard.path, () => named(chunk, () => this.decode(place, chunk)));
  }

  nextChunk(): void {
    this.cursor = undefined;
    this.decoded = undefined;
    this.at++;
  }

  release(): void {
    this.decoded = undefined;
    this.cursor?.release();
  }

  private async decode(place: ChunkCursor, { leaf }: Chunk) {
    const page = await place.current();
    if (page === undefined) return undefined;
    if (this.decoded?.page !== page) this.decoded = { page, numbers: numbersOf(page.values, leaf, this.store) };
    return this.decoded;
  }

  private open(): ChunkCursor {
    const { chunk } = this;
    if (chunk === undefined) throw new ParquetDamage('its rows end too early');
    return new ChunkCursor(chunk.shard.file, chunk.leaf, chunk.place, this.windowBytes);
  }
}

/** Names the column in what is said about damage. */
export async function named<T>({ leaf, first }: Chunk, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'DatasetError' || error.name === 'AbortError') throw error;
    throw new ParquetDamage(`column ${leaf.path[0]}, rows from ${first} on: ${error.message}`, { cause: error });
  }
}
