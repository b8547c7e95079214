import { DatasetError, featureCount, type ImageShape } from '../../dataset.ts';
import type { FeatureArray, Scaling } from '../../features.ts';
import type { ReadingOptions } from '../../reading/options.ts';
import type { DecodeImage, Watch } from '../../source.ts';
import type { EncodedPicture } from '../../tables/table.ts';
import { PictureDecoder } from './decodePictures.ts';
import { scalePictures } from './scalePictures.ts';

/** Encoded pictures to train and to test with, in the order of their samples. */
export interface EncodedSplits {
  /** Where the pictures are, for messages. */
  readonly place: string;
  readonly train: readonly EncodedPicture[];
  readonly test: readonly EncodedPicture[];
}

/** Pictures as the network reads them. */
export interface DecodedSplits {
  readonly image: ImageShape;
  /** [pictures, features] of each split. */
  readonly train: FeatureArray;
  readonly test: FeatureArray;
  readonly scaling?: Scaling;
  /** How values were scaled, in words that follow "scaled". */
  readonly scaled: string;
  /** Whole sentences on what decoding has changed, without full stops. */
  readonly notes: readonly string[];
}

export type DecodeOptions = Pick<ReadingOptions, 'resize' | 'grey' | 'scale'>;

/**
 * Decodes the pictures of a data set, wherever they come from. DatasetError where some cannot be decoded, which lists them,
 * and where they are not alike, which counts them.
 */
export async function decodeSplits(
  { place, train, test }: EncodedSplits,
  { decodeImage, watch }: { readonly decodeImage: DecodeImage; readonly watch: Watch },
  { resize, grey, scale = 'auto' }: DecodeOptions = {},
): Promise<DecodedSplits> {
  const wishes = { resize, grey };
  const decoder = new PictureDecoder({ decodeImage, watch, wishes, place });
  const stores = [await decoder.decode(train), await decoder.decode(test)] as const;
  decoder.check();
  const [trained, tested] = stores;
  if (!trained || !tested) throw new DatasetError(`${place}: expected pictures to train and to test with, found none`);
  if (stores.some((store) => store?.isDeep)) for (const store of stores) store?.deepen();
  const scaled = scalePictures(trained.values, tested.values, featureCount(trained.shape), scale);
  return {
    image: trained.shape,
    train: scaled.train,
    test: scaled.test,
    ...(scaled.scaling && { scaling: scaled.scaling }),
    scaled: scaled.words,
    notes: decoder.changes.notes(wishes),
  };
}
