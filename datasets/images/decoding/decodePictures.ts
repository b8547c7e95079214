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
  /** Where the pictures are, for messages. */
  readonly place: string;
}

/** Decodes lists of pictures that must all be alike, and collects what is to be said about them. */
export class PictureDecoder {
  readonly changes = new PictureChanges();
  private readonly bad = new BadPictures();
  private readonly census = new Census();
  private seen = 0;

  constructor(private readonly decoding: Decoding) {}

  /** The values of the pictures; undefined where none can be decoded, which `check` says. */
  async decode(pictures: readonly EncodedPicture[]): Promise<PictureStore | undefined> {
    const { watch, place } = this.decoding;
    const first = this.seen;
    this.seen += pictures.length;
    let store: PictureStore | undefined;
    let done = 0;
    await forEach(pictures, watch, async (picture, index) => {
      const decoded = await this.decodeOne(picture, first + index);
      if (decoded) {
        store ??= new PictureStore(place, pictures.length, decoded);
        store.put(index, decoded);
      }
      done++;
      watch.progress?.({ activity: 'decoding', name: place, done, total: pictures.length });
    });
    return store;
  }

  /** DatasetError where pictures could not be decoded, and where they are not alike. */
  check(): void {
    this.bad.refuse(this.decoding.place, this.seen);
    this.census.check(this.decoding.place);
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
