import { baseName, type FileTree } from '../tree.ts';
import type { IdxPair } from './idxFiles.ts';

/** What EMNIST calls its labels: characters, by the codes in a file beside the images. */
export interface ClassMapping {
  readonly entry: string;
  readonly names: ReadonlyMap<number, string>;
  /** A whole sentence. */
  readonly note: string;
}

/**
 * The names of the classes from `emnist-letters-mapping.txt`, rows of a label and the codes of its characters, such as
 * `1 65 97`. Undefined where there is no such file, or where it lacks a label.
 */
export async function readClassMapping(tree: FileTree, pairs: readonly IdxPair[]): Promise<ClassMapping | undefined> {
  const entry = tree.entries.find((name) => /(^|[-_])mapping\.txt$/i.test(baseName(name)));
  if (entry === undefined) return undefined;
  const rows = new TextDecoder('latin1').decode(await tree.read(entry)).split(/\r?\n/);
  const names = new Map(rows.flatMap((row) => nameIn(row)));
  const isWhole = pairs.every(({ labels }) => labels.every((label) => names.has(label)));
  const areDifferent = new Set(names.values()).size === names.size;
  if (!isWhole || !areDifferent) return undefined;
  return { entry, names, note: `the classes are named by the characters of ${entry}` };
}

function nameIn(row: string): [number, string][] {
  const numbers = row.trim().split(/\s+/).map(Number);
  const [label, ...codes] = numbers;
  const areCodes = codes.length > 0 && codes.every((code) => Number.isInteger(code) && code > 31 && code < 0x3000);
  return label !== undefined && areCodes ? [[label, String.fromCodePoint(...codes)]] : [];
}
