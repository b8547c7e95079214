/** What the pictures of a folder are for. */
export type SplitUse = 'train' | 'validation' | 'test';

const USES: Readonly<Record<SplitUse, readonly string[]>> = {
  train: ['train', 'training', 'trn', 'trainset', 'traindata'],
  validation: ['val', 'valid', 'validation', 'dev', 'valset'],
  test: ['test', 'testing', 'tst', 'eval', 'evaluation', 'testset', 'testdata'],
};

/** The use that a folder's whole name states: `Testing` of `test`; undefined for any other name. */
export function useOfFolder(folder: string): SplitUse | undefined {
  return useOfWord(folder.toLowerCase());
}

/** The use that a part of a folder's name states: `seg_train`, `training_set`. Undefined where none or several do. */
export function useWithin(folder: string): SplitUse | undefined {
  const words = folder.toLowerCase().split(/[^a-z]+/);
  const uses = new Set(words.map(useOfWord).filter((use) => use !== undefined));
  return uses.size === 1 ? [...uses][0] : undefined;
}

function useOfWord(word: string): SplitUse | undefined {
  return (Object.keys(USES) as SplitUse[]).find((use) => USES[use].includes(word));
}

/** How the pictures of a tree are divided. */
export interface DividedPictures {
  /** The pictures of each split, each with its path below the split's folder. */
  readonly splits: ReadonlyMap<SplitUse, SplitPictures>;
  /** Folders with pictures that are of no split. */
  readonly beside: readonly string[];
}

export interface SplitPictures {
  /** The folder's name, for messages. */
  readonly folder: string;
  readonly pictures: readonly PlacedPicture[];
}

/** A picture and where it lies below the folder of its split. */
export interface PlacedPicture {
  readonly entry: string;
  readonly path: string;
}

/**
 * Divides pictures by folders that are named as splits, at the top or within each class. Undefined where folders are no
 * splits: one of them must train, and have pictures in folders of classes or lie beside another split.
 */
export function divideByFolders(pictures: readonly PlacedPicture[]): DividedPictures | undefined {
  const folders = foldersOf(pictures);
  return (
    divided(folders, useOfFolder) ??
    (areAllSplits(folders) ? divided(folders, useWithin) : undefined) ??
    dividedWithin(pictures)
  );
}

/** Pictures by the first folder of their path; those that lie in none are left out. */
export function foldersOf(pictures: readonly PlacedPicture[]): Map<string, PlacedPicture[]> {
  const folders = new Map<string, PlacedPicture[]>();
  for (const { entry, path } of pictures) {
    const slash = path.indexOf('/');
    if (slash < 0) continue;
    const folder = path.slice(0, slash);
    const own = folders.get(folder) ?? [];
    own.push({ entry, path: path.slice(slash + 1) });
    folders.set(folder, own);
  }
  return folders;
}

type Folders = ReadonlyMap<string, readonly PlacedPicture[]>;

function divided(folders: Folders, useOf: (folder: string) => SplitUse | undefined): DividedPictures | undefined {
  const splits = new Map<SplitUse, SplitPictures>();
  const beside: string[] = [];
  for (const [folder, pictures] of folders) {
    const use = useOf(folder);
    if (use === undefined) beside.push(folder);
    else if (splits.has(use)) return undefined;
    else splits.set(use, { folder, pictures });
  }
  const train = splits.get('train');
  if (train === undefined) return undefined;
  const hasClasses = train.pictures.some(({ path }) => path.includes('/'));
  const isDivided = splits.size > 1 || (hasClasses && beside.length === 0);
  return isDivided ? { splits, beside } : undefined;
}

/** Folders that are named after one and the same split, beside one that trains: `train` and `Train`, `test` and `eval`. */
export function foldersOfOneSplit(pictures: readonly PlacedPicture[]): readonly string[] | undefined {
  const folders = foldersOf(pictures);
  const useOf = areAllSplits(folders) ? useWithin : useOfFolder;
  const ofUse = (use: SplitUse) => [...folders.keys()].filter((folder) => useOf(folder) === use);
  const uses = (['train', 'validation', 'test'] as const).map(ofUse).filter((own) => own.length > 0);
  const areSplits = ofUse('train').length > 0 && (uses.length > 1 || useOf === useOfFolder);
  return areSplits ? uses.find((own) => own.length > 1) : undefined;
}

function areAllSplits(folders: Folders): boolean {
  return folders.size > 1 && [...folders.keys()].every((folder) => useWithin(folder) !== undefined);
}

/** `cat/train/1.png` instead of `train/cat/1.png`, for every picture. */
function dividedWithin(pictures: readonly PlacedPicture[]): DividedPictures | undefined {
  const splits = new Map<SplitUse, PlacedPicture[]>();
  for (const { entry, path } of pictures) {
    const [name = '', folder = '', ...below] = path.split('/');
    const use = below.length > 0 ? useOfFolder(folder) : undefined;
    if (use === undefined) return undefined;
    const own = splits.get(use) ?? [];
    own.push({ entry, path: [name, ...below].join('/') });
    splits.set(use, own);
  }
  if (!splits.has('train') || splits.size < 2) return undefined;
  return { splits: new Map([...splits].map(([use, own]) => [use, { folder: use, pictures: own }])), beside: [] };
}
