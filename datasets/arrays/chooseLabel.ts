import { LabelDoubt } from '../assembly/roles/labelDoubt.ts';
import { DatasetError } from '../dataset.ts';
import { visible } from '../visible.ts';
import { hasLabelShape, isOneHot, readLabels } from './arrayLabels.ts';
import { arrayWords, isCalled, type NamedArray } from './namedArrays.ts';
import { type NpyArray, refuseUnread, rowLength } from './npyArray.ts';

/** What is known before the labels of a split are chosen. */
export interface LabelWish {
  /** The data set, for messages. */
  readonly place: string;
  /** The name that the user gives. */
  readonly told: string | undefined;
  /** The stem of the labels of the training split; the test split's have the same where there is a choice. */
  readonly stem: string | undefined;
}

/** The array of the labels, and whether its shape and type tell rather than its name. */
export interface ChosenLabel {
  readonly label: NamedArray;
  readonly byShape: boolean;
}

/**
 * The array with the labels among those of a split: the one that the user names, or the only one whose name says so, or
 * else the only one that holds one whole number or word per sample. Undefined where there is none; DatasetError, which
 * lists the arrays, where several may be it.
 */
export async function chooseLabel(arrays: readonly NamedArray[], wish: LabelWish): Promise<ChosenLabel | undefined> {
  const { told } = wish;
  const called = told === undefined ? [] : arrays.filter((each) => isCalled(each, told));
  if (called.length > 0) return { label: only(called, wish), byShape: false };
  const named = await labelsByName(arrays);
  if (named.length > 0) return { label: await onlyDifferent(preferred(named, wish.stem), wish), byShape: false };
  const shaped = await labelsByShape(arrays);
  return shaped.length > 0 ? { label: only(preferred(shaped, wish.stem), wish), byShape: true } : undefined;
}

/** Arrays that are called labels. Those of other shapes count only where there are no better ones: then they are errors. */
async function labelsByName(arrays: readonly NamedArray[]): Promise<NamedArray[]> {
  const named = arrays.filter(({ name, array }) => name.says === 'labels' && array.shape.length > 0);
  const fitting: NamedArray[] = [];
  for (const each of named) if (await holdsLabels(each)) fitting.push(each);
  const lengths = sampleCounts(arrays);
  const long = fitting.filter(({ array }) => lengths.has(array.shape[0]));
  if (fitting.length > 0) return long.length > 0 ? long : fitting;
  for (const { array } of named) refuseUnread(array, 'labels');
  return named;
}

async function holdsLabels({ array }: NamedArray): Promise<boolean> {
  if (array.dtype.kind === 'unread' || !hasLabelShape(array)) return false;
  return rowLength(array.shape) === 1 || (await isOneHot(array));
}

/**
 * Arrays of one whole number, truth value or word per sample: of one axis before columns, and floats that are whole last;
 * where there is none, those of one-hot rows.
 */
async function labelsByShape(arrays: readonly NamedArray[]): Promise<NamedArray[]> {
  const open = arrays.filter(({ name, array }) => name.says === 'nothing' && hasLabelShape(array));
  const lengths = sampleCounts(arrays);
  const single = open.filter(({ array }) => rowLength(array.shape) === 1 && lengths.has(array.shape[0]));
  for (const fits of [isWhole, areWholeFloats]) {
    const fitting: NamedArray[] = [];
    for (const each of single) if (await fits(each.array)) fitting.push(each);
    const flat = fitting.filter(({ array }) => array.shape.length === 1);
    if (fitting.length > 0) return flat.length > 0 ? flat : fitting;
  }
  const oneHot: NamedArray[] = [];
  for (const each of open) if (await isOneHot(each.array)) oneHot.push(each);
  return oneHot;
}

/** The lengths of the arrays that may hold features. */
function sampleCounts(arrays: readonly NamedArray[]): ReadonlySet<number | undefined> {
  const wide = arrays.filter(({ array }) => array.shape.length > 1 && rowLength(array.shape) > 0);
  return new Set(wide.map(({ array }) => array.shape[0]));
}

function isWhole({ dtype }: NpyArray): boolean {
  return dtype.kind === 'words' || (dtype.kind === 'numbers' && !dtype.type.startsWith('f'));
}

async function areWholeFloats(array: NpyArray): Promise<boolean> {
  if (array.dtype.kind !== 'numbers') return false;
  try {
    await readLabels(array);
    return true;
  } catch (error) {
    if (error instanceof DatasetError) return false;
    throw error;
  }
}

function preferred(arrays: readonly NamedArray[], stem: string | undefined): readonly NamedArray[] {
  const same = arrays.filter(({ name }) => name.stem === stem);
  return same.length > 0 ? same : arrays;
}

/** The only array, or the first of several that give every sample the same label. */
async function onlyDifferent(arrays: readonly NamedArray[], wish: LabelWish): Promise<NamedArray> {
  const [first, ...others] = [...arrays].sort((a, b) => a.array.shape.length - b.array.shape.length);
  if (first === undefined || others.length === 0) return only(arrays, wish);
  const words = (await readLabels(first.array)).words.join('\n');
  for (const other of others) {
    if ((await readLabels(other.array)).words.join('\n') !== words) throw doubt(arrays, wish);
  }
  return first;
}

function only(arrays: readonly NamedArray[], wish: LabelWish): NamedArray {
  const [first, another] = arrays;
  if (first !== undefined && another === undefined) return first;
  throw doubt(arrays, wish);
}

function doubt(arrays: readonly NamedArray[], { place }: LabelWish): LabelDoubt {
  const flags = arrays.map(({ key }) => `--label ${visible(key)}`).join(' or ');
  return new LabelDoubt(
    `${place}: expected one array with the labels, found ${arrayWords(arrays)}; say which with ${flags}`,
    arrays.map(({ key }) => key),
  );
}
