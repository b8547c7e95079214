import { DatasetError } from '../dataset.ts';
import { visible } from '../visible.ts';
import { arrayWords, type NamedArray } from './namedArrays.ts';
import { type NpyArray, refuseUnread, rowLength } from './npyArray.ts';
import { shapeWords } from './npyHeader.ts';

/** What is known before the features of a split are chosen. */
export interface FeaturesWish {
  /** The data set, for messages. */
  readonly place: string;
  readonly label: NamedArray | undefined;
  /** The stem of the features of the training split. */
  readonly stem: string | undefined;
}

/** The array of the features, and arrays that hold the same numbers in another shape. */
export interface ChosenFeatures {
  readonly features: NamedArray;
  readonly copies: readonly NamedArray[];
}

/** Numbers that are compared at a time. */
const BLOCK = 2 ** 20;

/**
 * The array with the features among those of a split: the only one whose name says so, or else the only one of two to four
 * axes that has the labels' length. Undefined where there is none; DatasetError where several may be it.
 */
export async function chooseFeatures(
  arrays: readonly NamedArray[],
  wish: FeaturesWish,
): Promise<ChosenFeatures | undefined> {
  const others = arrays.filter((each) => each !== wish.label);
  const named = others.filter(({ name, array }) => name.says === 'features' && array.shape.length > 0);
  if (named.length > 0) return onlyDifferent(fitting(named, wish), wish);
  const shaped = others.filter(({ name, array }) => name.says === 'nothing' && hasFeatureShape(array));
  return shaped.length > 0 ? onlyDifferent(fitting(shaped, wish), wish) : undefined;
}

function hasFeatureShape({ shape, dtype }: NpyArray): boolean {
  return dtype.kind === 'numbers' && shape.length >= 2 && rowLength(shape) > 0;
}

/** The arrays that can be the features; where none can, all of them, of which the first is an error. */
function fitting(arrays: readonly NamedArray[], { label, stem }: FeaturesWish): readonly NamedArray[] {
  const shaped = arrays.filter(({ array }) => hasFeatureShape(array));
  if (shaped.length === 0) for (const { array } of arrays) checkFeatures(array);
  const long = shaped.filter(({ array }) => array.shape[0] === label?.array.shape[0]);
  const same = (long.length > 0 ? long : shaped).filter(({ name }) => name.stem === stem);
  return same.length > 0 ? same : long.length > 0 ? long : shaped;
}

/** Throws DatasetError where an array cannot hold features. */
function checkFeatures(array: NpyArray): void {
  const { file, shape, dtype } = array;
  refuseUnread(array, 'features');
  if (dtype.kind === 'words') {
    throw new DatasetError(`${file}: expected numbers, found words; save it after .astype("float32")`);
  }
  throw new DatasetError(
    `${file}: expected an array of 2 to 4 axes, samples first, found the shape ${shapeWords(shape)}; save it after .reshape(${shape.length === 1 ? '-1, 1' : 'len(x), -1'})`,
  );
}

/** The only array, or of several with the same numbers the one of most axes, which tells what is a picture. */
async function onlyDifferent(arrays: readonly NamedArray[], wish: FeaturesWish): Promise<ChosenFeatures | undefined> {
  const [first, ...others] = [...arrays].sort((a, b) => b.array.shape.length - a.array.shape.length);
  if (first === undefined) return undefined;
  for (const other of others) {
    if (!(await areEqual(first.array, other.array))) throw doubt(arrays, wish);
  }
  return { features: first, copies: others };
}

async function areEqual(a: NpyArray, b: NpyArray): Promise<boolean> {
  const [samples = 0] = a.shape;
  const row = rowLength(a.shape);
  if (b.shape[0] !== samples || rowLength(b.shape) !== row) return false;
  const rows = Math.max(1, Math.floor(BLOCK / row));
  for (let first = 0; first < samples; first += rows) {
    const count = Math.min(rows, samples - first);
    const [own, other] = [await a.numbers(first, count), await b.numbers(first, count)];
    if (own.some((number, i) => number !== other[i])) return false;
  }
  return true;
}

function doubt(arrays: readonly NamedArray[], { place }: FeaturesWish): DatasetError {
  const flags = arrays.map(({ key }) => `--ignore ${visible(key)}`).join(' or ');
  return new DatasetError(
    `${place}: expected one array with the features, found ${arrayWords(arrays)}; leave out the others with ${flags}`,
  );
}
