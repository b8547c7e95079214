import { DatasetError } from '../dataset.ts';
import type { RangedFile } from '../source.ts';
import { type Footer, readFooter } from './footer.ts';
import type { Leaf } from './leaf.ts';
import type { ChunkPlace } from './pages/chunk.ts';
import { ParquetRefusal } from './pages/damage.ts';

/** One Parquet file of a split. */
export interface Shard {
  /** Its path within the data set. */
  readonly entry: string;
  /** For messages. */
  readonly path: string;
  readonly file: RangedFile;
  readonly footer: Footer;
  /** Its first row, counted through all shards. */
  readonly first: number;
}

/** A column of one row group, and where it lies. */
export interface Chunk {
  readonly shard: Shard;
  /** As this shard's schema has it. */
  readonly leaf: Leaf;
  readonly place: ChunkPlace;
  /** Its first row, counted through all shards. */
  readonly first: number;
}

/** Opens the files of a split in order. DatasetError naming the file. */
export async function openShards(files: readonly Pick<Shard, 'entry' | 'path' | 'file'>[]): Promise<Shard[]> {
  const shards: Shard[] = [];
  let first = 0;
  for (const { entry, path, file } of files) {
    const footer = await inFile(path, () => readFooter(file));
    shards.push({ entry, path, file, footer, first });
    first += footer.rows;
  }
  return shards;
}

/** The chunks of a column in the order of the rows; `leafOf` finds the column in a shard's own schema. */
export function chunksOf(shards: readonly Shard[], leafOf: (shard: Shard) => Leaf): Chunk[] {
  return shards.flatMap((shard) => {
    const leaf = leafOf(shard);
    let first = shard.first;
    return shard.footer.groups.flatMap((group) => {
      const place = group[leaf.ordinal];
      if (place === undefined || place.rows === 0) return [];
      first += place.rows;
      return [{ shard, leaf, place, first: first - place.rows }];
    });
  });
}

/** Does work on a file, and names the file and what is to be done where its bytes are not what they should be. */
export async function inFile<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DatasetError || !(error instanceof Error) || error.name === 'AbortError') throw error;
    if (error instanceof ParquetRefusal) throw new DatasetError(`${path}: ${error.message}`, { cause: error });
    throw damaged(path, error.message, error);
  }
}

function damaged(path: string, reason: string, cause?: Error): DatasetError {
  return new DatasetError(
    `${path}: expected a whole Parquet file, it is damaged or cut off (${reason}); get it again`,
    {
      cause,
    },
  );
}
