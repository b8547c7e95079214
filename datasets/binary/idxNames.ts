import { baseName, type FileTree } from '../tree.ts';

export type IdxSplit = 'train' | 'test';
export type IdxContent = 'images' | 'labels';

/** A file in MNIST's format, as its name tells. */
export interface IdxEntry {
  readonly entry: string;
  readonly split: IdxSplit;
  readonly content: IdxContent;
  /** What stands before `train` or `t10k`: `emnist-letters`; '' for the names of MNIST. */
  readonly set: string;
}

/**
 * Names as the packers of MNIST, EMNIST and QMNIST, and programs that unpack them, write them: `train-images-idx3-ubyte`,
 * `t10k-labels.idx1-ubyte`, `emnist-letters-test-images-idx3-ubyte.gz`, in any capitals.
 */
const NAME =
  /^(?:(.+)[-_.])?(train|t10k|test)[-_.](images|labels)[-_.]idx\d[-_.](?:ubyte|byte|short|int|float|double)(?:\.(?:bin|idx))?(?:\.gz)?$/i;

/** The files of a tree in MNIST's format. */
export function idxEntries({ entries }: Pick<FileTree, 'entries'>): IdxEntry[] {
  return entries.flatMap((entry) => (entry.endsWith('/') ? [] : (parsed(entry) ?? [])));
}

/** Whether a file is one in MNIST's format by its name. */
export function isIdxName(path: string): boolean {
  return NAME.test(baseName(path));
}

/** Whether the name of a file is this one of MNIST's, but for the way in which it was unpacked. */
export function isIdxFile(entry: string, file: string): boolean {
  const [own, wanted] = [parsed(entry), parsed(file)];
  return own !== undefined && own.split === wanted?.split && own.content === wanted.content && own.set === wanted.set;
}

function parsed(entry: string): IdxEntry | undefined {
  const [, set = '', split, content] = NAME.exec(baseName(entry)) ?? [];
  if (split === undefined) return undefined;
  return {
    entry,
    split: split.toLowerCase() === 'train' ? 'train' : 'test',
    content: content?.toLowerCase() === 'images' ? 'images' : 'labels',
    set: set.toLowerCase(),
  };
}
