import type { LabelledTables } from '../labelTables.ts';
import { wholeNameOf } from '../places.ts';
import type { PartedRows } from '../splits/partedRows.ts';
import { categoriesOf } from './categories.ts';

/** How the columns of a table become features side by side. */
export interface Encoding {
  /** Features of a sample. */
  readonly features: number;
  /** In the order of the columns. */
  readonly parts: readonly Part[];
  /** A name for each feature; `null` where the columns have none, or hold vectors only. */
  readonly names: readonly string[] | null;
}

/** One column: its numbers as they are, or a feature of 0 and 1 for each of its words. */
export type Part = NumberPart | CategoryPart;

export interface NumberPart {
  readonly as: 'numbers';
  /** The column's place in the training table. */
  readonly place: number;
  /** Its first feature. */
  readonly first: number;
  readonly width: number;
}

export interface CategoryPart {
  readonly as: 'categories';
  readonly place: number;
  readonly first: number;
  readonly width: number;
  /** The words of the training rows in the order of their code units: [width]. */
  readonly categories: readonly string[];
}

/** Lays the feature columns side by side; the words that become features are those of the rows to train with. */
export async function encode({ train, roles }: LabelledTables, parted: PartedRows): Promise<Encoding> {
  const parts: Part[] = [];
  let first = 0;
  for (const { place, as } of roles.features) {
    const categories = as === 'categories' ? categoriesOf(await train.words.of(place), parted.train) : [];
    const width = as === 'categories' ? categories.length : (train.table.columns[place]?.width ?? 1);
    parts.push(as === 'categories' ? { as, place, first, width, categories } : { as, place, first, width });
    first += width;
  }
  return { features: first, parts, names: namesOf(train.table, parts) };
}

function namesOf(table: LabelledTables['train']['table'], parts: readonly Part[]): string[] | null {
  const columns = parts.map(({ place }) => table.columns[place]);
  if (columns.every((column) => column === undefined || column.unnamed || column.kind === 'vectors')) return null;
  return parts.flatMap((part) => {
    const name = wholeNameOf(table, part.place);
    if (part.as === 'categories') return part.categories.map((category) => `${name}=${category}`);
    return part.width === 1 ? [name] : Array.from({ length: part.width }, (_, i) => `${name}[${i}]`);
  });
}
