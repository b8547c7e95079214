import type { RangedFile } from '../../source.ts';
import { ByteReader } from './byteReader.ts';
import { ParquetDamage } from './damage.ts';
import { type PageHeader, readPageHeader } from './pageHeader.ts';

/** Where the pages of a column of a row group lie in a file. */
export interface ChunkPlace {
  readonly start: number;
  readonly end: number;
  readonly codec: string;
  /** Entries of all of its pages. */
  readonly entries: number;
  /** Rows of its row group. */
  readonly rows: number;
  /** Entries without a value, where the file says how many there are. */
  readonly nulls: number | undefined;
}

/** A page as it lies in the file. */
export interface RawPage {
  readonly header: PageHeader;
  /** Where its header begins in the file. */
  readonly at: number;
  readonly packed: Uint8Array;
}

const FIRST_GUESS = 2048;
const LONGEST_HEADER = 2 ** 24;

/** Reads the pages of a column of a row group one after the other, through a window that moves over the file. */
export class ChunkPages {
  private window: Uint8Array = new Uint8Array();
  private windowAt = 0;
  private at: number;

  constructor(
    private readonly file: RangedFile,
    private readonly place: ChunkPlace,
    private readonly windowBytes: number,
  ) {
    this.at = place.start;
  }

  /** Goes on with the page at a place. */
  goTo(at: number): void {
    this.at = at;
  }

  /** Lets go of what was read ahead. */
  release(): void {
    this.window = new Uint8Array();
  }

  /** The next page; undefined at the end. Throws ParquetDamage. */
  async next(): Promise<RawPage | undefined> {
    const { at } = this;
    const header = await this.header();
    if (header === undefined) return undefined;
    const packed = await this.bytes(header.packed);
    this.at += header.packed;
    return { header, at, packed };
  }

  /** The header of the next page, whose content is skipped; undefined at the end. Throws ParquetDamage. */
  async skip(): Promise<Omit<RawPage, 'packed'> | undefined> {
    const { at } = this;
    const header = await this.header();
    if (header === undefined) return undefined;
    this.at += header.packed;
    return { header, at };
  }

  private async header(): Promise<PageHeader | undefined> {
    const left = this.place.end - this.at;
    if (left <= 0) return undefined;
    for (let guess = Math.min(left, FIRST_GUESS); ; guess = Math.min(left, 8 * guess)) {
      const reader = new ByteReader(await this.bytes(guess));
      try {
        const header = readPageHeader(reader);
        this.at += reader.at;
        return header;
      } catch (error) {
        if (!(error instanceof ParquetDamage) || guess >= Math.min(left, LONGEST_HEADER)) throw error;
      }
    }
  }

  /** Bytes from the present place on. */
  private async bytes(count: number): Promise<Uint8Array> {
    const { at, place } = this;
    if (at + count > place.end) throw new ParquetDamage(`a page of ${count} bytes where ${place.end - at} are left`);
    if (at < this.windowAt || at + count > this.windowAt + this.window.length) {
      const end = Math.min(place.end, at + Math.max(count, this.windowBytes));
      this.window = new Uint8Array(await this.file.slice(at, end));
      this.windowAt = at;
    }
    return this.window.subarray(at - this.windowAt, at - this.windowAt + count);
  }
}
