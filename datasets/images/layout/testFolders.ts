import { DatasetError } from '../../dataset.ts';
import type { LeftOut } from '../../reading/reading.ts';
import { counted } from '../../reading/words.ts';
import { type FileTree, pathIn } from '../../tree.ts';
import { type ClassFolders, classFolders } from './classFolders.ts';
import { below, leftOut } from './leftOut.ts';
import type { DividedPictures, SplitPictures, SplitUse } from './splitFolders.ts';

/** The pictures to test with, where a folder has some with classes. */
export interface TestFolders {
  readonly test: ClassFolders | undefined;
  /** Where they come from, in words that follow "test samples:". */
  readonly words: string;
  readonly leftOut: readonly LeftOut[];
}

/** Folders of pictures without classes, as contests give them out. */
const UNLABELLED = /^(unknown|unlabell?ed|images?|imgs|pictures|data|all|no_?label)$/i;

/**
 * Chooses what to test with: the folder of `test`, else that of `validation`. What has no folders of classes cannot be
 * tested with, and is left out as is validation beside a test. DatasetError for a class that does not train.
 */
export function testFolders(
  tree: FileTree,
  top: string,
  { splits }: DividedPictures,
  classes: readonly string[],
): TestFolders {
  const told: LeftOut[] = [];
  let chosen: { readonly test: ClassFolders; readonly words: string } | undefined;
  for (const use of ['test', 'validation'] as const satisfies SplitUse[]) {
    const split = splits.get(use);
    if (split === undefined) continue;
    const { labelled, loose } = labelledPictures(split);
    told.push(...looseLeftOut(top, loose, labelled.size > 0));
    if (labelled.size === 0) continue;
    const words = `${split.folder}/`;
    if (chosen === undefined) chosen = { test: matched(tree, `${top}${words}`, labelled, classes), words };
    else
      told.push(
        ...leftOut('split', [words], `its ${counted(split.pictures.length, 'picture')} neither train nor test`),
      );
  }
  return { test: chosen?.test, words: chosen?.words ?? '', leftOut: told };
}

function looseLeftOut(top: string, loose: readonly string[], hasClasses: boolean): LeftOut[] {
  const unlabelled = 'outside folders of classes, and so without labels';
  return leftOut('file', below(top, loose), hasClasses ? 'outside the folders of classes' : unlabelled);
}

function labelledPictures(split: SplitPictures): { labelled: ClassFolders; loose: readonly string[] } {
  const { classes, loose } = classFolders(split.pictures);
  const [only, another] = [...classes.keys()];
  const isUnlabelled = only !== undefined && another === undefined && UNLABELLED.test(only);
  if (isUnlabelled) return { labelled: new Map(), loose: [...loose, ...(classes.get(only) ?? [])] };
  return { labelled: classes, loose };
}

/** Folders by the names of the classes that train, which may differ in capitals. */
function matched(tree: FileTree, place: string, folders: ClassFolders, classes: readonly string[]): ClassFolders {
  const names = new Map<string, readonly string[]>();
  for (const [folder, images] of folders) {
    const alike = classes.filter((name) => name.toLowerCase() === folder.toLowerCase());
    const name = classes.includes(folder) ? folder : alike.length === 1 ? alike[0] : undefined;
    if (name === undefined) {
      throw new DatasetError(`${pathIn(tree, `${place}${folder}`)}: expected a class that train/ has too, it has none`);
    }
    names.set(name, [...(names.get(name) ?? []), ...images]);
  }
  return names;
}
