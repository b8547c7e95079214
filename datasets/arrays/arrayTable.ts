import type { Column, Table, TableBlock } from '../tables/table.ts';
import type { ChosenSplit } from './chooseSplit.ts';
import { fitsFloat32, type NumberArray } from './decodeNumbers.ts';
import type { NamedArray } from './namedArrays.ts';
import { type NpyArray, rowLength } from './npyArray.ts';
import { inPlanes, pixelsOf } from './pixels.ts';

/** A column of a table of arrays: what it is, and how its cells are read. */
interface ArrayColumn {
  readonly column: Column;
  /** Whether float32 holds all of its numbers. */
  readonly narrow: boolean;
  words(): Promise<string[]>;
  /** Numbers of `count` rows from `first` on: [count, width]. */
  numbers(first: number, count: number): Promise<NumberArray>;
}

/** What names the columns of a table of arrays, and the names of the classes by their numbers. */
export interface TableWords {
  nameOf(array: NamedArray): string;
  readonly classNames: readonly string[] | undefined;
}

/** Bytes of a block, roughly, as they lie in the file. */
const BLOCK_BYTES = 2 ** 22;

/** A table of the arrays of a split: the features, the labels, and the arrays that travel along. */
export function arrayTable(split: ChosenSplit, words: TableWords): Table {
  const { features, carried, leftOut, notes } = split;
  const columns = [
    featureColumn(features, words),
    labelColumn(split, words),
    ...carried.map((each) => carriedColumn(each, words)),
  ];
  const rows = features.array.shape[0] ?? 0;
  return {
    file: features.array.file,
    format: 'arrays',
    rows,
    columns: columns.map(({ column }) => column),
    placeOf: (row) => row,
    words: async (place) => columns[place]?.words() ?? [],
    blocks: (places, from = 0) =>
      blocksOf(
        places.flatMap((place) => columns[place] ?? []),
        rows,
        from,
      ),
    leftOut,
    notes,
  };
}

function featureColumn(features: NamedArray, { nameOf }: TableWords): ArrayColumn {
  const { array } = features;
  const { image, channelsLast } = pixelsOf(array);
  const type = typeOf(array);
  return {
    column: {
      name: nameOf(features),
      file: array.file,
      kind: 'vectors',
      role: 'feature',
      width: rowLength(array.shape),
      image,
      bytes: type === 'u1',
      missing: null,
    },
    narrow: fitsFloat32(type),
    words: async () => Array.from(await array.numbers(0, array.shape[0] ?? 0), String),
    async numbers(first, count) {
      const values = await array.numbers(first, count);
      return channelsLast && image ? inPlanes(values, image) : values;
    },
  };
}

function labelColumn({ label, labels }: ChosenSplit, { nameOf, classNames }: TableWords): ArrayColumn {
  const { kind, words } = labels;
  const numbers = kind === 'numbers' ? words.map(Number) : words.map((word) => (word === 'true' ? 1 : 0));
  return {
    column: {
      name: nameOf(label),
      file: label.array.file,
      ...{ kind, role: 'label', width: 1, image: null, missing: null },
      ...(classNames && { classNames }),
    },
    narrow: false,
    words: async () => [...words],
    numbers: async (first, count) => Float64Array.from(numbers.slice(first, first + count)),
  };
}

function carriedColumn(carried: NamedArray, { nameOf }: TableWords): ArrayColumn {
  const { array } = carried;
  const type = typeOf(array);
  const kind = array.dtype.kind === 'words' ? 'words' : type === 'b1' ? 'truths' : 'numbers';
  return {
    column: {
      name: nameOf(carried),
      file: array.file,
      ...{ kind, role: 'carried', width: 1, image: null, missing: null },
    },
    narrow: fitsFloat32(type),
    words: () => wordsOf(array, kind),
    numbers: (first, count) => array.numbers(first, count),
  };
}

async function wordsOf(array: NpyArray, kind: 'words' | 'truths' | 'numbers'): Promise<string[]> {
  if (kind === 'words') return array.words();
  const numbers = await array.numbers(0, array.shape[0] ?? 0);
  return Array.from(numbers, (number) => {
    if (kind === 'truths') return number === 0 ? 'false' : 'true';
    return Number.isNaN(number) ? '' : `${number}`;
  });
}

function typeOf({ dtype }: NpyArray) {
  return dtype.kind === 'numbers' ? dtype.type : 'f8';
}

async function* blocksOf(columns: readonly ArrayColumn[], rows: number, from: number): AsyncGenerator<TableBlock> {
  const width = columns.reduce((sum, { column }) => sum + column.width, 0);
  const blockRows = Math.max(1, Math.floor(BLOCK_BYTES / (4 * Math.max(1, width))));
  for (let first = from; first < rows; first += blockRows) {
    const count = Math.min(blockRows, rows - first);
    yield { first, rows: count, values: await blockValues(columns, { first, count, width }) };
  }
}

interface BlockPlace {
  readonly first: number;
  readonly count: number;
  readonly width: number;
}

async function blockValues(columns: readonly ArrayColumn[], { first, count, width }: BlockPlace): Promise<NumberArray> {
  const [only, ...others] = columns;
  if (only && others.length === 0 && (only.column.bytes || only.narrow))
    return asDeclared(await only.numbers(first, count), only);
  const Values = columns.every(({ narrow }) => narrow) ? Float32Array : Float64Array;
  const values = new Values(count * width);
  let place = 0;
  for (const { column, numbers } of columns) {
    const own = await numbers(first, count);
    for (let i = 0; i < own.length; i++) {
      values[Math.floor(i / column.width) * width + place + (i % column.width)] = own[i] ?? 0;
    }
    place += column.width;
  }
  return values;
}

/** Truth values lie in bytes but are no bytes of pictures. */
function asDeclared(values: NumberArray, { column }: ArrayColumn): NumberArray {
  return values instanceof Uint8Array && !column.bytes ? Float32Array.from(values) : values;
}
