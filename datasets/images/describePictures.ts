import type { Dataset, ImageShape, SkippedFile } from '../dataset.ts';
import { formatOf } from '../features.ts';
import { classCounts } from '../reading/classCounts.ts';
import type { LeftOut, ReadFile, Reading } from '../reading/reading.ts';
import type { DecodedSplits } from './decoding/decodeSplits.ts';
import type { ImageLayout } from './layout/layOutImages.ts';
import { leftOut } from './layout/leftOut.ts';

type PictureSet = Pick<Dataset, 'classes' | 'image' | 'train' | 'test'>;

/** What is said of a data set of pictures in folders. */
export function describePictures(
  layout: ImageLayout,
  set: PictureSet,
  decoded: DecodedSplits,
  skipped: readonly SkippedFile[],
): Pick<Dataset, 'reading' | 'notes'> {
  const notes = [...layout.notes, ...decoded.notes];
  const reading: Reading = {
    format: 'pictures',
    files: classFolders(set),
    labels: 'the folders',
    id: null,
    features: pictureFeatures(set, decoded.scaled),
    carried: [],
    leftOut: [...layout.leftOut, ...skippedFiles(skipped)],
    classes: classCounts(set.classes, set.train.labels, set.test.labels),
    test: layout.testWords,
    missing: null,
    notes,
  };
  return { reading, ...(notes.length > 0 && { notes }) };
}

/** What the features of pictures are. */
export function pictureFeatures(
  { image, train }: Pick<PictureSet, 'image' | 'train'>,
  scaled: string,
): Reading['features'] {
  return {
    count: image.width * image.height * image.channels,
    words: shapeWords(image),
    names: null,
    kept: formatOf(train.features),
    scaled,
  };
}

/** `28 × 28 pixels, grey`. */
export function shapeWords({ width, height, channels }: ImageShape): string {
  return `${width} × ${height} pixels, ${channels === 1 ? 'grey' : 'coloured'}`;
}

/** Pictures that could not be decoded and were left out, by the first of them. */
export function skippedFiles(skipped: readonly SkippedFile[]): LeftOut[] {
  return leftOut(
    'file',
    skipped.map(({ file }) => file),
    'impossible to decode, or missing',
  );
}

/** The folders of classes, each with its samples. */
function classFolders({ classes, train, test }: PictureSet): ReadFile[] {
  const counts = new Map<string, { train: number; test: number }>();
  for (const side of ['train', 'test'] as const) {
    const { items, labels } = { train, test }[side];
    for (const [sample, source] of (items?.sources ?? []).entries()) {
      const folder = folderIn(source, classes[labels[sample] ?? 0] ?? '');
      const count = counts.get(folder) ?? { train: 0, test: 0 };
      count[side]++;
      counts.set(folder, count);
    }
  }
  const folders = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return folders.map(([path, { train: trained, test: tested }]) => ({
    path,
    samples: trained + tested,
    use: tested === 0 ? 'train' : trained === 0 ? 'test' : 'both',
  }));
}

/** `train/cat/` of `train/cat/first/3.png`; the folder of the file where none has the name of its class. */
function folderIn(source: string, name: string): string {
  const at = `/${source}`.lastIndexOf(`/${name}/`);
  return source.slice(0, at < 0 ? source.lastIndexOf('/') + 1 : at + name.length + 1);
}
