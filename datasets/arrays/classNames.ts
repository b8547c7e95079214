import type { ArrayLabels } from './arrayLabels.ts';
import type { NamedArray } from './namedArrays.ts';
import { rowLength } from './npyArray.ts';

/** The names of the classes by their numbers, and the array that holds them. */
export interface ClassNames {
  readonly names: readonly string[];
  readonly from: NamedArray;
}

/** Arrays that may name the classes: `target_names`, or `classes` beside labels. */
export function mayNameClasses(arrays: readonly NamedArray[]): readonly NamedArray[] {
  const hasLabels = arrays.some(({ name }) => name.says === 'labels' && name.stem !== 'classes');
  return arrays.filter(({ name, array: { shape, dtype } }) => {
    if (dtype.kind !== 'words' || shape.length > 2 || rowLength(shape) !== 1) return false;
    return name.says === 'class names' || (name.stem === 'classes' && hasLabels);
  });
}

/** The first of the arrays that has a name, each another one, for every label; undefined where none does. */
export async function chooseClassNames(
  arrays: readonly NamedArray[],
  { kind, words }: ArrayLabels,
): Promise<ClassNames | undefined> {
  if (kind !== 'numbers') return undefined;
  for (const from of arrays) {
    const names = await from.array.words();
    const fits = words.every((word) => names[Number(word)] !== undefined);
    if (fits && names.length > 1 && new Set(names).size === names.length) return { names, from };
  }
  return undefined;
}
