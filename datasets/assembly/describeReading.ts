import { classCounts } from '../reading/classCounts.ts';
import type { LeftOut, ReadFeatures, ReadFile, Reading } from '../reading/reading.ts';
import { counted, listed, someOf } from '../reading/words.ts';
import type { Table } from '../tables/table.ts';
import { allVisible } from '../visible.ts';
import type { AssembledTables } from './assembledTables.ts';
import type { ScaledFeatures } from './features/scaleFeatures.ts';
import type { LabelledTable } from './labelledTable.ts';
import type { LabelledTables } from './labelTables.ts';
import { fileOf, nameOf } from './places.ts';
import type { SamplePlan } from './planSamples.ts';
import { shortenReading, shortPaths } from './shortPaths.ts';
import type { PartedRows } from './splits/partedRows.ts';

/** All that is known once a data set is assembled. */
export interface Described {
  readonly tables: AssembledTables;
  readonly labelled: LabelledTables;
  readonly parted: PartedRows;
  readonly features: ScaledFeatures;
  readonly plan: SamplePlan;
}

/** What the tables were read as. */
export function describeReading({ tables, labelled, parted, features, plan }: Described): Reading {
  const { train, roles, classes } = labelled;
  const { table } = train;
  const done = features.missing.cells > 0 ? doneWith(features) : undefined;
  const reading: Reading = {
    format: table.format,
    files: filesOf(labelled),
    labels: `${table.format === 'arrays' ? 'array' : 'column'} ${nameOf(table, roles.label)} of ${fileOf(table, table.columns[roles.label])}`,
    id: roles.id === undefined ? null : nameOf(table, roles.id),
    features: featuresOf(labelled, features),
    carried: roles.carried.map((place) => nameOf(table, place)),
    leftOut: [...(tables.leftOut ?? []), ...labelled.leftOut, ...parted.leftOut, ...droppedRows(labelled, features)],
    classes: classCounts(classes, plan.train.labels, plan.test.labels),
    test: parted.words,
    missing: done === undefined ? null : { ...features.missing, done },
    notes: [...labelled.notes, ...parted.notes, ...plan.notes, ...unseenNotes(labelled, features, plan)].map(
      allVisible,
    ),
  };
  return shortenReading(reading, shortPaths(allTables(tables)));
}

export function allTables({ train, test }: AssembledTables): Table[] {
  return test ? [train, test] : [train];
}

function doneWith({ dropped, fillKind }: ScaledFeatures): 'mean' | 'zero' | 'drop' {
  return dropped ? 'drop' : fillKind;
}

/** Every file once, with the samples that its table has. */
export function filesOf({ train, test }: LabelledTables): ReadFile[] {
  const files = (from: LabelledTable, use: ReadFile['use']) => {
    const samples = samplesOf(from.table);
    return filePaths(from.table).map((path, i): ReadFile => ({ path, samples: samples[i] ?? from.table.rows, use }));
  };
  return test ? [...files(train, 'train'), ...files(test, 'test')] : files(train, 'both');
}

function filePaths(table: Table): string[] {
  if (table.sources) return [...table.sources];
  const own = table.columns.flatMap(({ file }) => file ?? []);
  return own.length > 0 ? [...new Set(own)] : [table.file];
}

/** Rows of each source; of a table of one file nothing needs to be counted. */
function samplesOf(table: Table): number[] {
  const counts = (table.sources ?? []).map(() => 0);
  for (let row = 0; row < table.rows && counts.length > 0; row++) {
    const source = table.sourceOf?.(row) ?? 0;
    counts[source] = (counts[source] ?? 0) + 1;
  }
  return counts;
}

function featuresOf({ train }: LabelledTables, { encoding, kept, image }: ScaledFeatures): ReadFeatures {
  return {
    count: encoding.features,
    words: image ? pictureWords(image) : columnWords(train.table, encoding.parts),
    names: encoding.names,
    kept: kept.as,
    scaled: kept.words,
  };
}

function pictureWords({ width, height, channels }: { width: number; height: number; channels: number }): string {
  return `${width} × ${height} pixels${channels > 1 ? ` in ${channels} channels` : ''}`;
}

/** `12 columns of numbers, 3 of words`. */
function columnWords(table: Table, parts: ScaledFeatures['encoding']['parts']): string {
  const kindOf = (place: number) => table.columns[place]?.kind;
  const vectors = parts.filter(({ as, place }) => as === 'numbers' && kindOf(place) === 'vectors');
  const words = parts.filter(({ as }) => as === 'categories').length;
  const truths = parts.filter(({ as, place }) => as === 'numbers' && kindOf(place) === 'truths').length;
  const numbers = parts.length - vectors.length - words - truths;
  const counts: [number, string][] = [
    [numbers, 'numbers'],
    [truths, 'truth values'],
    [words, 'words'],
  ];
  const columns = counts
    .filter(([count]) => count > 0)
    .map(([count, of], i) => `${i > 0 ? count : counted(count, 'column')} of ${of}`);
  return listed([...vectors.map(({ place, width }) => `${width} numbers of ${nameOf(table, place)}`), ...columns]);
}

function droppedRows({ train, test }: LabelledTables, { dropped }: ScaledFeatures): LeftOut[] {
  const rowsOf = (from: LabelledTable | undefined, inRow: Uint8Array | undefined) =>
    from && inRow ? [...inRow.keys()].filter((row) => inRow[row]).map((row) => ({ from, row })) : [];
  const all = [...rowsOf(train, dropped?.train), ...rowsOf(test, dropped?.test)];
  const names = all
    .slice(0, 10)
    .map(({ from, row }) => `row ${from.table.placeOf(row)} of ${fileOf(from.table, undefined, row)}`);
  return all.length > 0 ? [{ what: 'row', names, count: all.length, why: 'they lack a value' }] : [];
}

/** Words of test rows that no training row has. */
function unseenNotes({ train }: LabelledTables, { encoded }: ScaledFeatures, { test }: SamplePlan): string[] {
  const unseen = encoded(test.from).unseen(test.rows);
  const columns = [...new Set(unseen.map(({ place }) => place))];
  return columns.map((place) => {
    const words = unseen
      .filter((one) => one.place === place)
      .map(({ word, rows }) => `${word} (${counted(rows, 'row')})`);
    return `${test.from.table.file}: no training row has ${someOf(words, 5)} in column ${nameOf(train.table, place)}, so all features of that column are 0 there`;
  });
}
