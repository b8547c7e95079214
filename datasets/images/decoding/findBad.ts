import { DatasetError, type SkippedFile } from '../../dataset.ts';
import type { ReadingOptions } from '../../reading/options.ts';
import { counted } from '../../reading/words.ts';
import type { DecodeImage, Watch } from '../../source.ts';
import type { EncodedPicture } from '../../tables/table.ts';
import { BadPictures } from './badPictures.ts';
import { forEach } from './forEach.ts';

/** Pictures that cannot be decoded. */
export interface FoundBad {
  /** Their indices. */
  readonly indices: ReadonlySet<number>;
  /** All of them, and why. */
  readonly skipped: readonly SkippedFile[];
}

/**
 * Finds the pictures that cannot be decoded, and keeps none of the others: whoever leaves bad pictures out must know them
 * before test samples are drawn. DatasetError where none can be decoded. `place` is where they are, for messages.
 */
export async function findBad(
  pictures: readonly EncodedPicture[],
  { decodeImage, watch }: { readonly decodeImage: DecodeImage; readonly watch: Watch },
  { resize, grey }: Pick<ReadingOptions, 'resize' | 'grey'>,
  place: string,
): Promise<FoundBad> {
  const bad = new BadPictures();
  const indices = new Set<number>();
  let done = 0;
  await forEach(pictures, watch, async (picture, index) => {
    try {
      await decodeImage(await picture.read(), picture.name, { resize, grey });
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      bad.add(index, picture, error);
      indices.add(index);
    }
    watch.progress?.({ activity: 'checking', name: place, done: ++done, total: pictures.length });
  });
  if (indices.size === pictures.length) throw noneGood(place, bad.skipped);
  return { indices, skipped: bad.skipped };
}

function noneGood(place: string, skipped: readonly SkippedFile[]): DatasetError {
  const [first] = skipped;
  const example = first ? `, such as ${first.file} (${first.why})` : '';
  return new DatasetError(
    `${place}: expected pictures that can be decoded, found none among ${counted(skipped.length, 'picture')}${example}; check which files lie there`,
  );
}

/** DatasetError where no good picture of a class trains. `labels` has the class of each picture to train with; they come first. */
export function checkClassesLeft(
  labels: readonly number[],
  { indices }: Pick<FoundBad, 'indices'>,
  { classes, place }: { readonly classes: readonly string[]; readonly place: string },
): void {
  const left = new Set(labels.filter((_, index) => !indices.has(index)));
  const lost = labels.find((label) => !left.has(label));
  if (lost === undefined) return;
  throw new DatasetError(
    `${place}: expected pictures of every class to train with, found none that can be decoded of class ${classes[lost] ?? ''}; mend some of them, or leave the class out`,
  );
}
