import type { SchemaElement } from 'hyparquet';
import { ParquetDamage } from './pages/damage.ts';

/** A node of a file's schema: a column, a list, a structure, or what lies within one. */
export interface SchemaNode {
  readonly name: string;
  readonly element: SchemaElement;
  readonly children: readonly SchemaNode[];
  /** Where values lie; `undefined` for a node that only holds others. */
  readonly leaf: Leaf | undefined;
}

/** A column as the file stores it: values, and with them how deep each lies in lists and in what may be absent. */
export interface Leaf {
  readonly path: readonly string[];
  /** Its place among the leaves, which is that of its chunk in every row group. */
  readonly ordinal: number;
  readonly element: SchemaElement;
  /** The definition level of an entry that has a value. */
  readonly definition: number;
  /** For each list that values lie in, from the outermost, the definition level of an entry that lies in it. */
  readonly lists: readonly number[];
}

const DEEPEST = 32;

/** The nodes directly below the root. Throws ParquetDamage where the schema is no tree. */
export function schemaNodes(schema: readonly SchemaElement[]): readonly SchemaNode[] {
  const walk = new SchemaWalk(schema);
  const root = walk.next({ path: [], definition: 0, lists: [], depth: 0 }, true);
  if (!walk.finished) throw new ParquetDamage('its schema has parts that belong to no column');
  return root.children;
}

interface Above {
  readonly path: readonly string[];
  readonly definition: number;
  readonly lists: readonly number[];
  readonly depth: number;
}

class SchemaWalk {
  private at = 0;
  private leaves = 0;

  constructor(private readonly schema: readonly SchemaElement[]) {}

  get finished(): boolean {
    return this.at === this.schema.length;
  }

  next(above: Above, isRoot = false): SchemaNode {
    const element = this.schema[this.at++];
    if (element === undefined || above.depth > DEEPEST) throw new ParquetDamage('its schema is cut off');
    const place = isRoot ? { ...above, depth: 1 } : within(above, element);
    const count = element.num_children ?? 0;
    if (element.type === undefined || isRoot) return this.group(element, count, place);
    const { path, definition, lists } = place;
    const leaf = { path, ordinal: this.leaves++, element, definition, lists };
    return { name: element.name, element, children: [], leaf };
  }

  private group(element: SchemaElement, count: number, place: Above): SchemaNode {
    const children: SchemaNode[] = [];
    for (let child = 0; child < count; child++) children.push(this.next(place));
    return { name: element.name, element, children, leaf: undefined };
  }
}

function within({ path, definition, lists, depth }: Above, element: SchemaElement): Above {
  const level = definition + (element.repetition_type === 'REQUIRED' ? 0 : 1);
  return {
    path: [...path, element.name],
    definition: level,
    lists: element.repetition_type === 'REPEATED' ? [...lists, level] : lists,
    depth: depth + 1,
  };
}
