import { DatasetError, featureCount, type ImageShape, type SkippedFile } from '../../dataset.ts';
import type { FeatureArray, Scaling } from '../../features.ts';
import { SampleCountError } from '../../limits.ts';
import type { ReadingOptions } from '../../reading/options.ts';
import type { DecodeImage, Watch } from '../../source.ts';
import type { EncodedPicture } from '../../tables/table.ts';
import { type DecodedPictures, PictureDecoder } from './decodePictures.ts';
import { scalePictures } from './scalePictures.ts';

/** Encoded pictures to train and to test with, in the order of their samples. */
export interface EncodedSplits {
  /** The name of the data set. */
  readonly name: string;
  /** Where the pictures are, for messages. */
  readonly place: string;
  readonly train: EncodedSplit;
  readonly test: EncodedSplit;
}

export interface EncodedSplit {
  readonly pictures: readonly EncodedPicture[];
  /** How many are wanted, the first ones; all where left out. */
  readonly wanted?: number | undefined;
}

/** Pictures as the network reads them. */
export interface DecodedSplits {
  readonly image: ImageShape;
  readonly train: DecodedSplit;
  readonly test: DecodedSplit;
  readonly scaling?: Scaling;
  /** How values were scaled, in words that follow "scaled". */
  readonly scaled: string;
  /** Whole sentences on what decoding has changed, without full stops. */
  readonly notes: readonly string[];
  /** Pictures that were left out, all of them. */
  readonly skipped: readonly SkippedFile[];
}

export interface DecodedSplit {
  /** Indices of the pictures that were decoded, which rise: where bad ones are left out, not every index occurs. */
  readonly kept: readonly number[];
  /** [kept, features]. */
  readonly features: FeatureArray;
}

export type DecodeOptions = Pick<ReadingOptions, 'resize' | 'grey' | 'skipBad' | 'scale'>;

/**
 * Decodes the pictures of a data set, wherever they come from. DatasetError where some cannot be decoded and are not left
 * out, which lists them, and where they are not alike, which counts them.
 */
export async function decodeSplits(
  { name, place, train, test }: EncodedSplits,
  { decodeImage, watch }: { readonly decodeImage: DecodeImage; readonly watch: Watch },
  { resize, grey, skipBad = false, scale = 'auto' }: DecodeOptions = {},
): Promise<DecodedSplits> {
  const wishes = { resize, grey };
  const decoder = new PictureDecoder({ decodeImage, watch, wishes, skipBad, place });
  const trained = await decoder.decode(train.pictures, train.wanted ?? train.pictures.length);
  const tested = await decoder.decode(test.pictures, test.wanted ?? test.pictures.length);
  decoder.check();
  checkCount(trained, train.wanted, { name, place, split: 'training' });
  checkCount(tested, test.wanted, { name, place, split: 'test' });
  const image = trained.store?.shape ?? { width: 0, height: 0, channels: 1 };
  if (trained.store?.isDeep || tested.store?.isDeep) for (const { store } of [trained, tested]) store?.deepen();
  const scaled = scalePictures(valuesOf(trained), valuesOf(tested), featureCount(image), scale);
  return {
    image,
    train: { kept: trained.kept, features: scaled.train },
    test: { kept: tested.kept, features: scaled.test },
    ...(scaled.scaling && { scaling: scaled.scaling }),
    scaled: scaled.words,
    notes: decoder.changes.notes(wishes),
    skipped: decoder.bad.skipped,
  };
}

function valuesOf({ store, kept }: DecodedPictures): FeatureArray {
  return store?.take(kept.length) ?? new Uint8Array();
}

interface Counted {
  readonly name: string;
  readonly place: string;
  readonly split: 'training' | 'test';
}

/** Where bad pictures are left out, fewer may be there than are wanted. */
function checkCount({ kept }: DecodedPictures, wanted: number | undefined, { name, place, split }: Counted): void {
  if (kept.length === 0) {
    throw new DatasetError(`${place}: expected at least one ${split} picture that can be decoded, found none`);
  }
  if (wanted !== undefined && kept.length < wanted) throw new SampleCountError(name, split, kept.length, wanted);
}
