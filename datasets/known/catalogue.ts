import { CIFAR10_CLASSES } from '../binary/cifar.ts';
import type { DatasetOutline, ImageShape } from '../dataset.ts';
import { DIGIT_NAMES } from '../digitNames.ts';
import type { CatalogueFile } from '../source.ts';

/** A data set that is known by its name, with the files of its public copies. */
export interface CatalogueEntry {
  readonly name: string;
  /** What the lab calls it. */
  readonly title: string;
  readonly format: 'idx' | 'cifar10';
  /** Class names by label. */
  readonly classes: readonly string[];
  readonly image: ImageShape;
  readonly samples: number;
  readonly testSamples: number;
  /** Folders and archives that may hold it, relative to the folder with data files, in order of preference. */
  readonly places: readonly string[];
  /** What is fetched where none of the places holds the data set. */
  readonly files: readonly CatalogueFile[];
}

const DIGIT = { width: 28, height: 28, channels: 1 } as const;
const DIGIT_SET = { image: DIGIT, samples: 60_000, testSamples: 10_000 } as const;

/** The data set that the program draws itself, see ../strokes/strokes.ts. */
export const STROKES = 'strokes';

/** Hashes and mirrors as torchvision and TensorFlow list them. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    name: 'mnist',
    title: 'MNIST',
    format: 'idx',
    ...DIGIT_SET,
    classes: DIGIT_NAMES,
    places: ['mnist', '.'],
    files: idxFiles(
      'mnist',
      ['https://ossci-datasets.s3.amazonaws.com/mnist', 'https://storage.googleapis.com/cvdf-datasets/mnist'],
      [
        ['f68b3c2dcbeaaa9fbdd348bbdeb94873', 9_912_422],
        ['d53e105ee54ea40749a09fcbcd1e9432', 28_881],
        ['9fb629c4189551a2d022fa330f9573f3', 1_648_877],
        ['ec29112dd5afa0611ce80d1b7f02629c', 4_542],
      ],
    ),
  },
  {
    name: 'fashion-mnist',
    title: 'Fashion-MNIST',
    format: 'idx',
    ...DIGIT_SET,
    classes: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
    places: ['fashion-mnist', '.'],
    files: idxFiles(
      'fashion-mnist',
      [
        'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com',
        'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion',
      ],
      [
        ['8d4fb7e6c68d591d4c3dfef9ec88bf0d', 26_421_880],
        ['25c81989df183df01b3e8a0aad5dffbe', 29_515],
        ['bef4ecab320f06d8554ea6380940ec79', 4_422_102],
        ['bb300cfdad3c16e7a12a480ee83cd310', 5_148],
      ],
    ),
  },
  {
    name: 'kmnist',
    title: 'Kuzushiji-MNIST',
    format: 'idx',
    ...DIGIT_SET,
    classes: ['o', 'ki', 'su', 'tsu', 'na', 'ha', 'ma', 'ya', 're', 'wo'],
    places: ['kmnist', '.'],
    files: idxFiles(
      'kmnist',
      ['http://codh.rois.ac.jp/kmnist/dataset/kmnist'],
      [
        ['bdb82020997e1d708af4cf47b453dcf7', 18_165_135],
        ['e144d726b3acfaa3e44228e80efcd344', 29_497],
        ['5c965bf0a639b31b8f53240b1b52f4d7', 3_041_136],
        ['7320c461ea6c1c855c0b718fb2a4b134', 5_120],
      ],
    ),
  },
  {
    name: 'cifar10',
    title: 'CIFAR-10',
    format: 'cifar10',
    image: { width: 32, height: 32, channels: 3 },
    samples: 50_000,
    testSamples: 10_000,
    classes: CIFAR10_CLASSES,
    places: ['cifar-10-batches-bin', 'cifar-10-binary.tar.gz', 'cifar-10-images', 'cifar-10-images.tar.gz', '.'],
    files: [
      {
        path: 'cifar-10-binary.tar.gz',
        md5: 'c32a1d4ab5d03f1284b67883e8d87530',
        bytes: 170_052_171,
        urls: [
          'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
          'https://cave.cs.toronto.edu/kriz/cifar-10-binary.tar.gz',
        ],
      },
    ],
  },
];

/** The data sets that need no path. */
export const KNOWN_DATASETS: readonly Pick<CatalogueEntry, 'name' | 'title'>[] = [
  { name: STROKES, title: 'strokes' },
  ...CATALOGUE,
];
export const DATASET_NAMES: readonly string[] = KNOWN_DATASETS.map(({ name }) => name);

/** What is known of a data set by its name alone; `null` for a path. */
export function outlineOf(nameOrPath: string): DatasetOutline | null {
  if (nameOrPath === STROKES) return outline(STROKES, { ...STROKES_OUTLINE, classes: DIGIT_NAMES });
  const entry = CATALOGUE.find(({ name }) => name === nameOrPath);
  return entry ? outline(entry.name, entry) : null;
}

/** The program draws as many samples as are wanted. */
const STROKES_OUTLINE = { image: DIGIT, samples: Number.POSITIVE_INFINITY, testSamples: Number.POSITIVE_INFINITY };

function outline(
  name: string,
  { image, classes, samples, testSamples }: Pick<CatalogueEntry, 'image' | 'classes' | 'samples' | 'testSamples'>,
): DatasetOutline {
  return { name, image, classes, train: { samples }, test: { samples: testSamples } };
}

type Hashes = readonly (readonly [md5: string, bytes: number])[];

/** The four files of MNIST's format: images and labels to train with, then to test with. */
function idxFiles(folder: string, mirrors: readonly string[], hashes: Hashes): CatalogueFile[] {
  const names = [
    'train-images-idx3-ubyte.gz',
    'train-labels-idx1-ubyte.gz',
    't10k-images-idx3-ubyte.gz',
    't10k-labels-idx1-ubyte.gz',
  ];
  return hashes.map(([md5, bytes], index) => {
    const name = names[index] ?? '';
    return { path: `${folder}/${name}`, md5, bytes, urls: mirrors.map((mirror) => `${mirror}/${name}`) };
  });
}
