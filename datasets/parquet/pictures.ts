import { DatasetError } from '../dataset.ts';
import type { Bytes } from '../source.ts';
import type { EncodedPicture } from '../tables/table.ts';
import { ByteReader } from './pages/byteReader.ts';
import { ChunkPages } from './pages/chunk.ts';
import { decompressor } from './pages/compression.ts';
import { ParquetDamage } from './pages/damage.ts';
import { readPage } from './pages/page.ts';
import { type PageValues, readPlain } from './pages/values.ts';
import { named } from './rows/rowReader.ts';
import { type Chunk, inFile } from './shard.ts';

/** Pages that stay decoded: pictures are read side by side, in about the order of their rows. */
const PAGES_KEPT = 6;
const WINDOW = 2 ** 20;

interface PagePlace {
  readonly at: number;
  /** Its first row, counted from the chunk's. */
  readonly first: number;
}

/** Reads the encoded pictures of a column, each when it is asked for. */
export class PictureColumn {
  private readonly directories = new Map<Chunk, Promise<readonly PagePlace[]>>();
  private readonly pages = new Map<string, Promise<readonly (Uint8Array | undefined)[]>>();

  constructor(
    private readonly name: string,
    private readonly chunks: readonly Chunk[],
  ) {}

  pictures(): EncodedPicture[] {
    return this.chunks.flatMap((chunk) =>
      Array.from({ length: chunk.place.rows }, (_, row) => ({
        name: `${chunk.shard.path}, row ${chunk.first - chunk.shard.first + row}`,
        read: () => this.read(chunk, row),
      })),
    );
  }

  private async read(chunk: Chunk, row: number): Promise<Bytes> {
    const { path, first } = chunk.shard;
    const bytes = await inFile(path, () => named(chunk, () => this.find(chunk, row)));
    if (bytes !== undefined) return bytes.slice() as Bytes;
    throw new DatasetError(
      `${path}: expected an encoded picture in row ${chunk.first - first + row}, column ${this.name}, found no bytes; take the row out, or say --skip-bad`,
    );
  }

  private async find(chunk: Chunk, row: number): Promise<Uint8Array | undefined> {
    const directory = await kept(this.directories, chunk, () => directoryOf(chunk));
    const place = directory.findLastIndex(({ first }) => first <= row);
    const page = directory[place];
    if (page === undefined) throw new ParquetDamage(`no page holds row ${row}`);
    const key = `${this.chunks.indexOf(chunk)}/${place}`;
    const cells = await kept(this.pages, key, () => cellsOf(chunk, page.at), PAGES_KEPT);
    return cells[row - page.first];
  }
}

/** Does work once for a key, and forgets the oldest where more than `most` are kept. */
function kept<K, T>(known: Map<K, Promise<T>>, key: K, work: () => Promise<T>, most = Number.POSITIVE_INFINITY) {
  const present = known.get(key) ?? work();
  known.delete(key);
  known.set(key, present);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  return present;
}

/** Where the pages of a chunk begin, from their headers alone. */
async function directoryOf({ shard, place }: Chunk): Promise<PagePlace[]> {
  const pages = new ChunkPages(shard.file, place, 2 ** 14);
  const directory: PagePlace[] = [];
  for (let first = 0; first < place.entries; ) {
    const page = await pages.skip();
    if (page === undefined) throw new ParquetDamage(`${first} rows in its pages, where ${place.entries} were expected`);
    if (!page.header.kind.startsWith('data')) continue;
    directory.push({ at: page.at, first });
    first += page.header.values;
  }
  return directory;
}

/** The bytes of each row of a page; undefined where there are none. */
async function cellsOf({ shard, leaf, place }: Chunk, at: number): Promise<(Uint8Array | undefined)[]> {
  const pages = new ChunkPages(shard.file, place, WINDOW);
  const decompress = await decompressor(place.codec);
  const first = await pages.next();
  let dictionary: PageValues | undefined;
  if (first?.header.kind === 'dictionary') {
    dictionary = readPlain(new ByteReader(decompress(first.packed, first.header.unpacked)), leaf, first.header.values);
  }
  pages.goTo(at);
  const raw = await pages.next();
  if (raw === undefined) throw new ParquetDamage('a page that is not there');
  const { definition, values, entries } = readPage(raw.header, raw.packed, { leaf, decompress, dictionary });
  if (ArrayBuffer.isView(values)) throw new ParquetDamage('numbers where bytes were expected');
  let used = 0;
  return Array.from({ length: entries }, (_, entry) =>
    definition === undefined || definition[entry] === leaf.definition ? values[used++] : undefined,
  );
}
