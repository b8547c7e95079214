import { DatasetError } from '../dataset.ts';
import type { LeftOut } from '../reading/reading.ts';
import { visible } from '../visible.ts';
import type { ArraySplit } from './arrayNames.ts';
import { type ChosenSplit, completeSplit, type FoundSplit, findSplit, type SplitWish } from './chooseSplit.ts';
import { arrayWords, isCalled, type NamedArray } from './namedArrays.ts';
import { refuseUnread, rowLength } from './npyArray.ts';

/** The arrays of both splits, and what is said about all that belong to neither. */
export interface ChosenSplits {
  readonly train: ChosenSplit;
  readonly test: ChosenSplit | undefined;
  /** Arrays that name no split although others do: perhaps the names of the classes. */
  readonly besides: readonly NamedArray[];
  readonly leftOut: readonly LeftOut[];
}

/** Arrays by the split that their names speak of. */
type Groups = ReadonlyMap<ArraySplit | undefined, readonly NamedArray[]>;

interface TrainSplit {
  readonly arrays: readonly NamedArray[];
  readonly chosen: ChosenSplit;
}

/**
 * Which arrays are features and labels of which split, those of one split always together. Validation arrays are left out
 * where there are test arrays with labels; else they are the test split. DatasetError, which lists the arrays, where
 * features or labels to train with are missing, and where several arrays may be it.
 */
export async function chooseSplits(arrays: readonly NamedArray[], wish: SplitWish): Promise<ChosenSplits> {
  checkTold(arrays, wish);
  const groups = groupsOf(arrays);
  const train = await chooseTrain(groups, arrays, wish);
  const like = { features: train.chosen.features, label: train.chosen.label };
  const { test, leftOut } = await chooseTest(groups, { ...wish, like });
  const used = [...train.arrays, ...[...groups].flatMap(([split, own]) => (split === undefined ? [] : own))];
  return { train: train.chosen, test, besides: arrays.filter((each) => !used.includes(each)), leftOut };
}

function groupsOf(arrays: readonly NamedArray[]): Groups {
  const groups = new Map<ArraySplit | undefined, NamedArray[]>();
  for (const each of arrays) groups.set(each.name.split, [...(groups.get(each.name.split) ?? []), each]);
  return groups;
}

/** Arrays that are named after training; where they do not suffice, those with them that name no split. */
async function chooseTrain(groups: Groups, all: readonly NamedArray[], wish: SplitWish): Promise<TrainSplit> {
  const [named, whole] = [groups.get('train') ?? [], groups.get(undefined) ?? []];
  for (const arrays of [named, [...named, ...whole]]) {
    if (arrays.length === 0 || (arrays === named && !namesLabel(arrays, wish))) continue;
    const found = await findSplit(arrays, wish);
    if (isWhole(found)) return { arrays, chosen: await completeSplit(arrays, found) };
  }
  throw lack(await findSplit([...named, ...whole], wish), all, wish);
}

function checkTold(arrays: readonly NamedArray[], { place, told }: SplitWish): void {
  const isToTrain = ({ split }: NamedArray['name']) => split === undefined || split === 'train';
  if (told === undefined || arrays.some((each) => isToTrain(each.name) && isCalled(each, told))) return;
  throw new DatasetError(
    `${place}: expected --label to name an array of the training samples, found none called '${visible(told)}' among ${arrayWords(arrays)}`,
  );
}

function namesLabel(arrays: readonly NamedArray[], { told }: SplitWish): boolean {
  return told === undefined || arrays.some((each) => isCalled(each, told));
}

async function chooseTest(groups: Groups, wish: SplitWish) {
  const leftOut: LeftOut[] = [];
  let test: ChosenSplit | undefined;
  for (const split of ['test', 'validation', 'other'] as const) {
    const own = groups.get(split) ?? [];
    const why = test ? 'there is a test split' : 'these samples are neither to train nor to test with';
    const found = test || split === 'other' ? undefined : await findSplit(own, wish);
    if (found && isWhole(found)) {
      test = await completeSplit(own, found);
      checkFit(test.features, wish);
    } else if (own.length > 0) leftOut.push(leftTogether(own, found ? whyNot(found) : why));
  }
  return { test, leftOut };
}

function isWhole(found: FoundSplit): found is FoundSplit & Pick<ChosenSplit, 'features' | 'label'> {
  return found.features !== undefined && found.label !== undefined;
}

function whyNot({ features, label }: FoundSplit): string {
  if (features && !label) return 'labels of these samples are missing';
  return label ? 'features of these samples are missing' : 'neither features nor labels are among them';
}

function leftTogether(arrays: readonly NamedArray[], why: string): LeftOut {
  return { what: 'array', names: arrays.map(({ key }) => key), count: arrays.length, why };
}

/** Samples of both splits have the same shape. */
function checkFit({ array: test }: NamedArray, { like }: SplitWish): void {
  const train = like?.features?.array;
  if (train === undefined) return;
  const [expected, found] = [train, test].map(({ shape }) => shape.slice(1).join(' × '));
  const areFlat = [train, test].some(({ shape }) => shape.length === 2);
  if (expected === found || (areFlat && rowLength(train.shape) === rowLength(test.shape))) return;
  throw new DatasetError(`${test.file}: expected samples of ${expected} numbers as in ${train.file}, found ${found}`);
}

function lack(found: FoundSplit, all: readonly NamedArray[], { place }: SplitWish): DatasetError {
  const list = arrayWords(all);
  const names = 'X.npy and y.npy, or X_train.npy, y_train.npy, X_test.npy and y_test.npy, or an .npz with such names';
  if (found.features === undefined && found.label === undefined) {
    for (const { array } of all) refuseUnread(array, 'features');
    return new DatasetError(`${place}: expected ${names}, found ${list}`);
  }
  const what = found.features ? 'labels, one per sample, beside' : 'features, samples first, beside';
  const rename = found.features ? 'name them y, or say which array they are with --label' : 'name them X';
  const save = `save ${found.features ? 'the labels as y.npy' : 'the features as X.npy'} beside it`;
  const advice = all.length > 1 ? rename : `${save}, and give the folder or the .npz that holds both`;
  const known = found.features ?? found.label;
  return new DatasetError(`${place}: expected ${what} ${visible(known?.key ?? '')}, found ${list}; ${advice}`);
}
