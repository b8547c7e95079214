import { DatasetError } from '../../dataset.ts';
import { heldOutWords, holdOutRows } from '../../heldOut.ts';
import type { ReadingOptions } from '../../reading/options.ts';
import { counted, listed } from '../../reading/words.ts';
import { type LabelledTable, NO_LABEL } from '../labelledTable.ts';
import { lookOf } from '../labels/spelling.ts';
import type { LabelledTables } from '../labelTables.ts';
import { cellWords, fileOf, nameOf } from '../places.ts';
import { checkApart, groupWords } from './groups.ts';
import { holdOutGroups } from './holdOutGroups.ts';
import type { DroppedRows, PartedRows } from './partedRows.ts';
import { splitByColumn } from './splitColumn.ts';

/**
 * Divides the rows: by files of their own, by the column that tells, or by holding a share of each class out, groups whole
 * where the user names them. DatasetError where a side or a class would stay empty.
 */
export async function partRows(
  tables: LabelledTables,
  options: ReadingOptions,
  dropped?: DroppedRows,
): Promise<PartedRows> {
  const { train, test, roles } = tables;
  const rows = usable(train, dropped?.train);
  const parted = await part(tables, options, { rows, testRows: test && usable(test, dropped?.test) });
  checkTaught(tables, parted);
  if (roles.group !== undefined) await checkApart(tables, parted);
  return { ...parted, notes: [...parted.notes, ...idleNotes(tables, options)] };
}

/** What draws held-out samples does nothing where the data have test samples. */
function idleNotes({ train, test, roles }: LabelledTables, { testShare, splitSeed }: ReadingOptions): string[] {
  const isGiven = test !== undefined || roles.split !== undefined;
  if (!isGiven || (testShare === undefined && !splitSeed)) return [];
  return [`${train.table.file}: --test-share and --split-seed change nothing, since the data say which samples test`];
}

interface Rows {
  readonly rows: readonly number[];
  readonly testRows: readonly number[] | undefined;
}

async function part(tables: LabelledTables, options: ReadingOptions, { rows, testRows }: Rows): Promise<PartedRows> {
  const { train, test, roles } = tables;
  const none = { leftOut: [], notes: [] };
  if (test && testRows) return { ...none, train: rows, test: testRows, words: test.table.file };
  if (roles.split !== undefined) {
    const words = await train.words.of(roles.split);
    return { ...none, ...splitByColumn(train.table, roles.split, { rows, words }) };
  }
  if (roles.group === undefined) {
    const held = holdOutRows(
      { rows, labels: train.labels, classes: tables.classes, refuse: refuseLonely(tables) },
      options,
    );
    return { ...none, ...held, words: `${heldOutWords(options)} of each class, held out` };
  }
  const groups = await groupWords(train, roles.group);
  const { classes } = tables;
  const held = holdOutGroups({ rows, labels: train.labels, groups, classes, file: train.table.file }, options);
  const name = nameOf(train.table, roles.group);
  return {
    ...none,
    ...held,
    notes: untestedNotes(tables, held),
    words: `${heldOutWords(options)}, held out by groups of column ${name}`,
  };
}

function usable({ labels, table }: LabelledTable, dropped: Uint8Array | undefined): number[] {
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) if (labels[row] !== NO_LABEL && !dropped?.[row]) rows.push(row);
  return rows;
}

function refuseLonely({ train, classes, roles }: LabelledTables) {
  return (label: number, row: number): DatasetError => {
    const { table } = train;
    const name = classes[label] ?? '';
    const alike = classes.find((other) => other !== name && lookOf(other) === lookOf(name));
    const perhaps = alike === undefined ? '' : `, perhaps to ${alike}`;
    return new DatasetError(
      `${fileOf(table, table.columns[roles.label], row)}: expected at least 2 samples of class ${name}, one to test with, found 1, in ${cellWords(table, row, roles.label)}; leave it out, or correct its label${perhaps}`,
    );
  };
}

/** Every class that is tested must have something to train with, and there must be something on both sides. */
function checkTaught({ train, test, classes, roles }: LabelledTables, parted: PartedRows): void {
  const { table } = train;
  for (const side of ['train', 'test'] as const) {
    if (parted[side].length > 0) continue;
    throw new DatasetError(`${table.file}: expected samples to ${side} with, found none that may be used`);
  }
  const tested = test ?? train;
  const taught = new Set(parted.train.map((row) => train.labels[row]));
  const untaught = parted.test.find((row) => !taught.has(tested.labels[row]));
  if (untaught === undefined) return;
  const name = classes[tested.labels[untaught] ?? 0];
  throw new DatasetError(
    `${fileOf(tested.table, tested.table.columns[tested.places[roles.label] ?? 0], untaught)}: expected a class that the training samples have too, found ${name} in ${cellWords(tested.table, untaught, tested.places[roles.label] ?? 0)}; correct it, or leave its rows out`,
  );
}

function untestedNotes({ train, classes }: LabelledTables, held: { readonly test: readonly number[] }): string[] {
  const tested = new Set(held.test.map((row) => train.labels[row]));
  const names = classes.filter((_, label) => !tested.has(label) && train.labels.includes(label));
  if (names.length === 0) return [];
  const [are, their] = names.length === 1 ? ['is', 'its'] : ['are', 'their'];
  return [
    `${train.table.file}: ${counted(names.length, 'class', 'classes')} (${listed(names.slice(0, 5))}) ${are} not tested, since ${their} rows are of a single group each`,
  ];
}
