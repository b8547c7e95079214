import type { RangedFile } from '../source.ts';
import type { Leaf } from './leaf.ts';
import { ByteReader } from './pages/byteReader.ts';
import { ChunkPages, type ChunkPlace, type RawPage } from './pages/chunk.ts';
import { type Decompress, decompressor } from './pages/compression.ts';
import { ParquetDamage } from './pages/damage.ts';
import { type Page, readPage } from './pages/page.ts';
import { type PageValues, readPlain } from './pages/values.ts';

/** Walks through the entries of a column of one row group, a page at a time. Whoever reads entries moves it on. */
export class ChunkCursor {
  /** The next entry of the page, and the next of its values. */
  entry = 0;
  value = 0;
  /** Entries of the pages before this one. */
  private before = 0;
  private page: Page | undefined;
  private pageAt: number | undefined;
  private dictionary: PageValues | undefined;
  private decompress: Decompress | undefined;
  private readonly pages: ChunkPages;

  constructor(
    file: RangedFile,
    private readonly leaf: Leaf,
    private readonly place: ChunkPlace,
    windowBytes: number,
    private readonly levelsOnly = false,
  ) {
    this.pages = new ChunkPages(file, place, windowBytes);
  }

  /** The page with entries that were not read yet; undefined at the end. Throws ParquetDamage. */
  async current(): Promise<Page | undefined> {
    if (this.before === this.place.entries) return undefined;
    if (this.page && this.entry < this.page.entries) return this.page;
    if (this.page === undefined && this.pageAt !== undefined) return this.reopen(this.pageAt);
    this.before += this.page?.entries ?? 0;
    this.entry = 0;
    this.value = 0;
    this.page = undefined;
    this.page = await this.nextPage();
    if (this.page !== undefined || this.before === this.place.entries) return this.page;
    throw new ParquetDamage(`${this.before} values in its pages, where ${this.place.entries} were expected`);
  }

  /** Lets go of the page until it is needed again. */
  release(): void {
    this.page = undefined;
    this.dictionary = undefined;
    this.pages.release();
  }

  private async nextPage(): Promise<Page | undefined> {
    while (this.before < this.place.entries) {
      const raw = await this.pages.next();
      if (raw === undefined) return undefined;
      const page = await this.decode(raw);
      if (page === undefined || page.entries === 0) continue;
      this.pageAt = raw.at;
      if (this.before + page.entries <= this.place.entries) return page;
      throw new ParquetDamage(`more values in its pages than the ${this.place.entries} that were expected`);
    }
    return undefined;
  }

  /** Decodes the page once more that was let go of, the dictionary first. */
  private async reopen(at: number): Promise<Page | undefined> {
    this.pages.goTo(this.place.start);
    const first = await this.pages.next();
    if (first?.header.kind === 'dictionary') await this.decode(first);
    this.pages.goTo(at);
    const raw = await this.pages.next();
    this.page = raw && (await this.decode(raw));
    if (this.page && this.entry >= this.page.entries) return this.current();
    return this.page;
  }

  private async decode({ header, packed }: RawPage): Promise<Page | undefined> {
    const { leaf, place } = this;
    this.decompress ??= await decompressor(place.codec);
    if (header.kind === 'dictionary') {
      this.dictionary = readPlain(new ByteReader(this.decompress(packed, header.unpacked)), leaf, header.values);
      return undefined;
    }
    if (header.kind === 'other') return undefined;
    const { decompress, dictionary, levelsOnly } = this;
    return readPage(header, packed, { leaf, decompress, dictionary, levelsOnly });
  }
}
