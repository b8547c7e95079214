import type { LeftOut } from '../reading/reading.ts';
import type { Footer } from './footer.ts';
import type { Leaf, SchemaNode } from './leaf.ts';
import { kindOfElement, type Store } from './valueKind.ts';

/** What a column of a file is by its type alone. */
export interface TypedColumn {
  /** Parts of structures are named after both: `box.left`. */
  readonly name: string;
  readonly kind: 'numbers' | 'truths' | 'words' | 'bytes' | 'vectors';
  readonly leaf: Leaf;
  readonly store: Store;
  /** Whether it is a structure of an encoded picture, as hubs store them. */
  readonly isPicture: boolean;
}

export interface TypedColumns {
  readonly columns: readonly TypedColumn[];
  readonly leftOut: readonly LeftOut[];
}

/** The columns of a file that can be read, and those of other kinds. */
export function typedColumns({ columns }: Footer): TypedColumns {
  const found = columns.flatMap((node) => columnsIn(node, node.name));
  return {
    columns: found.filter((column) => 'leaf' in column),
    leftOut: found.filter((column) => 'why' in column),
  };
}

function columnsIn(node: SchemaNode, name: string): (TypedColumn | LeftOut)[] {
  const leaf = node.leaf ?? onlyLeaf(node);
  if (leaf && leaf.lists.length > 0) return [listColumn(name, leaf)];
  if (node.leaf) return [{ name, ...kindOfElement(node.leaf.element), leaf: node.leaf, isPicture: false }];
  const picture = pictureLeaf(node);
  if (picture) return [{ name, kind: 'bytes', store: 'float64', leaf: picture, isPicture: true }];
  if (isRepeated(node)) return [left(name, 'its cells are lists of several values each')];
  return node.children.flatMap((child) => columnsIn(child, `${name}.${child.name}`));
}

function listColumn(name: string, leaf: Leaf): TypedColumn | LeftOut {
  const { kind, store } = kindOfElement(leaf.element);
  if (kind === 'words' || kind === 'bytes') return left(name, 'its cells are lists of words');
  return { name, kind: 'vectors', store, leaf, isPicture: false };
}

function left(name: string, why: string): LeftOut {
  return { what: 'column', names: [name], count: 1, why };
}

/** The leaf of a node that holds lists of one kind of values and nothing else. */
function onlyLeaf({ children }: SchemaNode): Leaf | undefined {
  const [only] = children;
  if (only === undefined || children.length > 1) return undefined;
  return only.leaf ?? onlyLeaf(only);
}

/** A hub keeps an encoded picture as its bytes and the path that it came from. */
function pictureLeaf({ children }: SchemaNode): Leaf | undefined {
  const bytes = children.find(({ name }) => name === 'bytes')?.leaf;
  const others = children.filter(({ name }) => name !== 'bytes' && name !== 'path');
  return bytes?.element.type === 'BYTE_ARRAY' && others.length === 0 ? bytes : undefined;
}

function isRepeated({ element, children }: SchemaNode): boolean {
  const [only] = children;
  return (
    element.repetition_type === 'REPEATED' ||
    element.converted_type === 'MAP' ||
    (children.length === 1 && only?.element.repetition_type === 'REPEATED')
  );
}
