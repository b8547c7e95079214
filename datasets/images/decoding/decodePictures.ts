import { DatasetError } from '../../dataset.ts';
import type { DecodedImage, DecodeImage, PictureWishes, Watch } from '../../source.ts';
import type { EncodedPicture } from '../../tables/table.ts';
import { BadPictures } from './badPictures.ts';
import { Census } from './census.ts';
import { PictureChanges } from './changes.ts';
import { forEach } from './forEach.ts';
import { PictureStore } from './pictureStore.ts';

/** An image decoder, what is done with every picture, and who watches it at work. */
export interface Decoding {
  readonly decodeImage: DecodeImage;
  readonly watch: Watch;
  readonly wishes: PictureWishes;
  /** Whether pictures that cannot be decoded are left out. */
  readonly skipBad: boolean;
  /** Where the pictures are, for messages. */
  readonly place: string;
}

/** Decoded pictures of one split. */
export interface DecodedPictures {
  /** Indices of the pictures that were decoded, in their order. */
  readonly kept: readonly number[];
  /** Their values; undefined where there are none. */
  readonly store: PictureStore | undefined;
}

/** A run of pictures to decode, and where in the store the first of them goes. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
}

/** Decodes lists of pictures that must all be alike, and collects what is to be said about them. */
export class PictureDecoder {
  readonly changes = new PictureChanges();
  readonly bad = new BadPictures();
  private readonly census = new Census();
  private seen = 0;

  constructor(private readonly decoding: Decoding) {}

  /** Decodes the first `wanted` pictures; where bad ones are left out, the first that can be decoded. */
  async decode(pictures: readonly EncodedPicture[], wanted: number): Promise<DecodedPictures> {
    const kept: number[] = [];
    const split: { store?: PictureStore } = {};
    for (let from = 0; from < pictures.length && kept.length < wanted; ) {
      const to = Math.min(pictures.length, from + wanted - kept.length);
      const good = await this.decodePart(pictures, { from, to, slot: kept.length }, (slot, decoded) => {
        split.store ??= new PictureStore(this.decoding.place, wanted, decoded);
        split.store.put(slot, decoded);
      });
      split.store?.closeUp(
        kept.length,
        good.map((picture) => picture - from),
      );
      for (const picture of good) kept.push(picture);
      if (!this.decoding.skipBad) break;
      from = to;
    }
    return { kept, store: split.store };
  }

  /** DatasetError where pictures could not be decoded, unless these are left out, and where they are not alike. */
  check(): void {
    if (!this.decoding.skipBad) this.bad.refuse(this.decoding.place, this.seen);
    this.census.check(this.decoding.place);
  }

  /** The indices of those that could be decoded. */
  private async decodePart(
    pictures: readonly EncodedPicture[],
    { from, to, slot }: Part,
    put: (slot: number, decoded: DecodedImage) => void,
  ): Promise<number[]> {
    const { watch, place } = this.decoding;
    const good = new Uint8Array(to - from);
    const first = this.seen - from;
    this.seen += to - from;
    let done = 0;
    await forEach(pictures.slice(from, to), watch, async (picture, offset) => {
      const decoded = await this.decodeOne(picture, first + from + offset);
      if (decoded) {
        good[offset] = 1;
        put(slot + offset, decoded);
      }
      done++;
      watch.progress?.({ activity: 'decoding', name: place, done: from + done, total: to });
    });
    return Array.from(good.keys()).flatMap((offset) => (good[offset] ? [from + offset] : []));
  }

  /** Undefined where the picture is bad. `place` orders the pictures in messages. */
  private async decodeOne(picture: EncodedPicture, place: number): Promise<DecodedImage | undefined> {
    const { decodeImage, wishes } = this.decoding;
    try {
      const decoded = await decodeImage(await picture.read(), picture.name, wishes);
      this.census.add(decoded, picture.name, place);
      this.changes.add(decoded);
      return decoded;
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      this.bad.add(place, picture, error);
      return undefined;
    }
  }
}
