import { DatasetError } from '../dataset.ts';
import type { LeftOut } from '../reading/reading.ts';
import { type ArrayLabels, readLabels } from './arrayLabels.ts';
import { chooseFeatures } from './chooseFeatures.ts';
import { chooseLabel } from './chooseLabel.ts';
import type { NamedArray } from './namedArrays.ts';
import { rowLength } from './npyArray.ts';
import { shapeWords } from './npyHeader.ts';

/** What a user says about the arrays, and which arrays the training split has. */
export interface SplitWish {
  /** The data set, for messages. */
  readonly place: string;
  /** The name of the array with the labels. */
  readonly told: string | undefined;
  readonly like?: Pick<FoundSplit, 'features' | 'label'>;
}

/** What was found among the arrays of a split. */
export interface FoundSplit {
  readonly label: NamedArray | undefined;
  /** Whether the labels are known by their shape and type alone. */
  readonly byShape: boolean;
  readonly features: NamedArray | undefined;
  /** Arrays with the same numbers as the features. */
  readonly copies: readonly NamedArray[];
}

/** The arrays of a split, each with its use. */
export interface ChosenSplit {
  readonly features: NamedArray;
  readonly label: NamedArray;
  readonly labels: ArrayLabels;
  /** Arrays of one number or word per sample that travel along. */
  readonly carried: readonly NamedArray[];
  readonly leftOut: readonly LeftOut[];
  /** Whole sentences. */
  readonly notes: readonly string[];
}

/** Looks for features and labels among the arrays of a split; DatasetError where several may be it. */
export async function findSplit(arrays: readonly NamedArray[], wish: SplitWish): Promise<FoundSplit> {
  const { place, told, like } = wish;
  const chosen = await chooseLabel(arrays, { place, told, stem: like?.label?.name.stem });
  const label = chosen?.label;
  const features = await chooseFeatures(arrays, { place, label, stem: like?.features?.name.stem });
  return {
    label,
    byShape: chosen?.byShape ?? false,
    features: features?.features,
    copies: features?.copies ?? [],
  };
}

/** Reads the labels of a split and says what its other arrays are for. DatasetError where lengths or labels do not fit. */
export async function completeSplit(
  arrays: readonly NamedArray[],
  { features, label, byShape, copies }: FoundSplit & Pick<ChosenSplit, 'features' | 'label'>,
): Promise<ChosenSplit> {
  const samples = features.array.shape[0] ?? 0;
  checkLengths(features, label);
  const labels = await readLabels(label.array);
  const others = arrays.filter((each) => ![features, label, ...copies].includes(each));
  const carried = others.filter((each) => isCarried(each, samples));
  const rest = others.filter((each) => !carried.includes(each));
  const copied = copies.map((each) => leftOutArray(each, `it holds the numbers of ${features.key}`));
  return {
    ...{ features, label, labels, carried },
    leftOut: [...copied, ...rest.map((each) => leftOutArray(each, whyLeft(each, samples)))],
    notes: notesOn(label, labels, byShape),
  };
}

function leftOutArray({ key }: NamedArray, why: string): LeftOut {
  return { what: 'array', names: [key], count: 1, why };
}

function checkLengths({ array: features }: NamedArray, { array: label }: NamedArray): void {
  const [samples = 0] = features.shape;
  const [found = 0] = label.shape;
  if (samples === 0) throw new DatasetError(`${features.file}: expected at least one sample, found none`);
  if (found === samples) return;
  throw new DatasetError(
    `${label.file}: expected a label for each of the ${samples} samples of ${features.file}, found ${found}`,
  );
}

function isCarried({ array: { shape, dtype } }: NamedArray, samples: number): boolean {
  return dtype.kind !== 'unread' && shape[0] === samples && shape.length <= 2 && rowLength(shape) === 1;
}

function whyLeft({ array: { shape, dtype } }: NamedArray, samples: number): string {
  if (dtype.kind === 'unread') return `it has ${dtype.words}`;
  if (shape[0] !== samples) return `its shape ${shapeWords(shape)} is not that of ${samples} samples`;
  return `its shape ${shapeWords(shape)} is not that of one number or word per sample`;
}

function notesOn({ key, array }: NamedArray, { oneHot }: ArrayLabels, byShape: boolean): string[] {
  const hot = `${array.file}: rows with a single 1 in ${oneHot} columns were read as the classes 0 to ${oneHot - 1}`;
  const shaped = `${array.file}: ${key} is taken for the labels, since it alone holds one label per sample; another array is named with --label`;
  return [...(oneHot > 0 ? [hot] : []), ...(byShape ? [shaped] : [])];
}
