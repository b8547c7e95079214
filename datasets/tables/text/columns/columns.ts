import { DatasetError } from '../../../dataset.ts';
import type { LeftOut } from '../../../reading/reading.ts';
import { visible } from '../../../visible.ts';
import type { Column } from '../../table.ts';
import type { Form } from '../form/form.ts';
import { type Commas, type KindOfColumn, kindOf } from './columnKind.ts';
import type { Tally } from './tally.ts';

/** The columns that are read, each with its place among the cells of a row. */
export interface TextColumns {
  readonly columns: readonly Column[];
  readonly cells: readonly number[];
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

/** Two columns of these names would be one label twice. */
const LABEL_NAME = /^(labels?|class(es)?|target|y)$/i;

/** Says what every column is, now that all rows were seen. DatasetError where two have the name of a label. */
export function columnsOf(tallies: readonly Tally[], rows: number, form: Form, file: string): TextColumns {
  const { names, unnamed, classNames } = form.header;
  const unique = uniqueNames(names, file);
  const commas = commasOf(tallies, form.separator);
  const kinds = tallies.map((tally, cell) => kindOf(tally, rows, sampleOf(form, cell), commas));
  const cells = [...kinds.keys()].filter((cell) => names[cell] !== '' || kinds[cell]?.missing?.count !== rows);
  const columns = cells.map((cell): Column => {
    const { kind = 'words', missing = null, oddOne } = kinds[cell] ?? {};
    return {
      name: unique[cell] ?? '',
      ...(unnamed && !(classNames && cell === names.length - 1) && { unnamed }),
      kind,
      width: 1,
      image: null,
      missing,
      ...(oddOne && { oddOne }),
      ...(classNames && cell === names.length - 1 && { classNames }),
    };
  });
  return { columns, cells, leftOut: emptyOnes(names.length - cells.length), notes: notesOf(unique, names, kinds) };
}

function sampleOf({ sample }: Form, cell: number): string[] {
  return sample.map((cells) => cells[cell] ?? '').filter((value) => value !== '');
}

/** A file that writes one decimal comma and no point anywhere writes all decimals so; so do most with semicolons. */
function commasOf(tallies: readonly Tally[], separator: string): Commas {
  const hasPoints = tallies.some(({ pointed }) => pointed.count > 0);
  const hasCommas = separator === ';' || tallies.some(({ certainCommas }) => certainCommas > 0);
  return { areDecimal: hasCommas && !hasPoints };
}

function emptyOnes(count: number): LeftOut[] {
  if (count === 0) return [];
  return [{ what: 'column', names: Array(count).fill('without a name'), count, why: 'no row has a value there' }];
}

/** Names that occur again become `a.1`, `a.2`, as pandas has them. Columns without a name stay so. */
function uniqueNames(names: readonly string[], file: string): string[] {
  const taken = new Set(names);
  const seen = new Set<string>();
  return names.map((name, column) => {
    if (name === '' || !seen.has(name)) {
      seen.add(name);
      return name;
    }
    if (LABEL_NAME.test(name)) throw twiceNamed(name, names.indexOf(name), column, file);
    let count = 1;
    while (taken.has(`${name}.${count}`)) count++;
    taken.add(`${name}.${count}`);
    return `${name}.${count}`;
  });
}

function twiceNamed(name: string, first: number, second: number, file: string): DatasetError {
  return new DatasetError(
    `${file}: expected one column named ${visible(name)}, found two, the columns ${first + 1} and ${second + 1}; rename or remove one`,
  );
}

function notesOf(unique: readonly string[], names: readonly string[], kinds: readonly KindOfColumn[]): string[] {
  const of = (holds: (kind: KindOfColumn, cell: number) => boolean) =>
    unique.filter((_, cell) => holds(kinds[cell] ?? { kind: 'words', missing: null }, cell));
  const renamed = of((_, cell) => unique[cell] !== names[cell]);
  const commas = of(({ written }) => written === 'commas');
  const percents = of(({ written }) => written === 'percents');
  return [
    ...(renamed.length > 0 ? [`names that occur more than once became ${listed(renamed)}`] : []),
    ...(commas.length > 0 ? [`commas are decimal ones in ${columnWords(commas)}`] : []),
    ...(percents.length > 0 ? [`numbers are read without their % in ${columnWords(percents)}`] : []),
    ...kinds.flatMap(({ note }, cell) => (note === undefined ? [] : [`column ${visible(unique[cell] ?? '')} ${note}`])),
  ];
}

function columnWords(names: readonly string[]): string {
  return names.length === 1 ? `column ${listed(names)}` : `the columns ${listed(names)}`;
}

/** The first few of many names. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => visible(name));
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ');
}
