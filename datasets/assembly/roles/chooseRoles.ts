import { DatasetError } from '../../dataset.ts';
import type { ReadingOptions } from '../../reading/options.ts';
import type { LeftOut } from '../../reading/reading.ts';
import { listed, someOf } from '../../reading/words.ts';
import type { Column, Table } from '../../tables/table.ts';
import type { ColumnWords } from '../columnWords.ts';
import { isSplitColumn } from '../splits/splitWords.ts';
import { chooseFeatures } from './chooseFeatures.ts';
import { chooseLabel } from './chooseLabel.ts';
import { columnNames, findColumn } from './findColumn.ts';
import { isIdName, isIndexName } from './labelNames.ts';
import type { Roles } from './roles.ts';
import { rowNumbers } from './rowNumbers.ts';

/** What the user says about columns, as places. */
interface Told {
  readonly label: number | undefined;
  readonly id: number | undefined;
  readonly split: number | undefined;
  readonly group: number | undefined;
  readonly ignore: readonly number[];
}

/** What each column is for: as the user says, or else as names and values tell. DatasetError where that is not clear. */
export async function chooseRoles(words: ColumnWords, options: ReadingOptions): Promise<Roles> {
  const { table } = words;
  const told = placesTold(words, options);
  const named = new Set([told.label, told.id, told.split, told.group, ...told.ignore]);
  const free = [...table.columns.keys()].filter((place) => !named.has(place));
  const open = free.filter((place) => isOpen(table.columns[place]?.role, table.columns[place]?.kind));
  const label = told.label ?? (await chooseLabel(words, open));
  const rest = open.filter((place) => place !== label);
  const rows = await rowColumns(words, rest);
  const id = told.id ?? (await chooseId(words, free, label)) ?? rows.ids[0];
  const split = told.split ?? (await chooseSplit(words, rest));
  const candidates = rest.filter((place) => ![id, split].includes(place) && !rows.counters.includes(place));
  // Beside pictures all other columns travel along.
  const chosen = await chooseFeatures(words, hasPictures(table) ? [] : candidates, label);
  const leftOut = [...counterWords(words, rows.counters), ...chosen.leftOut, ...ignoredWords(words, told.ignore)];
  if (chosen.features.length === 0 && !hasPictures(table)) throw noFeatures(words, label, leftOut);
  const used = new Set([label, id, ...chosen.features.map(({ place }) => place)]);
  return {
    ...{ label, id, split, group: told.group, features: chosen.features },
    carried: [...table.columns.keys()].filter((place) => !used.has(place) && canBeCarried(table.columns[place])),
    leftOut,
    notes: chosen.notes,
  };
}

/** Whether a column's cells are words or single numbers. */
function canBeCarried(column: Column | undefined): boolean {
  return column !== undefined && column.kind !== 'vectors' && column.kind !== 'pictures';
}

function hasPictures({ columns }: Table): boolean {
  return columns.some(({ kind }) => kind === 'pictures');
}

function isOpen(role: string | undefined, kind: string | undefined): boolean {
  return role !== 'carried' && kind !== 'pictures';
}

function placesTold({ table }: ColumnWords, options: ReadingOptions): Told {
  const place = (name: string | undefined, flag: string) =>
    name === undefined ? undefined : findColumn(table, { name, flag });
  const told: Told = {
    label: place(options.label, '--label'),
    id: place(options.id, '--id'),
    split: place(options.split, '--split'),
    group: place(options.group, '--group'),
    ignore: (options.ignore ?? []).map((name) => findColumn(table, { name, flag: '--ignore' })),
  };
  const ignoredLabel = told.label !== undefined && told.ignore.includes(told.label);
  if (!ignoredLabel) return told;
  throw new DatasetError(
    `${table.file}: expected --label and --ignore to name different columns, both name ${options.label}`,
  );
}

/** Columns that are numbers of rows by their names and their values. */
async function rowColumns(words: ColumnWords, places: readonly number[]) {
  const [counters, ids]: [number[], number[]] = [[], []];
  for (const place of places) {
    const column = words.table.columns[place];
    if (column?.kind !== 'numbers' || column.unnamed || column.role || !isIndexName(column.name)) continue;
    const numbers = rowNumbers(await words.of(place), words.table);
    if (numbers !== 'no') (numbers === 'in order' ? counters : ids).push(place);
  }
  return { counters, ids };
}

/** The first column that is named as an id and has another value in every row; undefined where there is none. */
async function chooseId(words: ColumnWords, places: readonly number[], label: number): Promise<number | undefined> {
  for (const place of places) {
    const column = words.table.columns[place];
    if (place === label || column === undefined || column.width !== 1 || !isIdName(column.name)) continue;
    if (column.kind !== 'numbers' && column.kind !== 'words') continue;
    const cells = await words.of(place);
    const isWhole = column.kind === 'words' || cells.every((cell) => /^[-+]?\d+(\.0*)?$/.test(cell));
    if (isWhole && new Set(cells).size === cells.length) return place;
  }
  return undefined;
}

/** A column named split that says train and test, and nothing else, of every row. */
async function chooseSplit(words: ColumnWords, places: readonly number[]): Promise<number | undefined> {
  for (const place of places) {
    const column = words.table.columns[place];
    if (column?.kind === 'words' && isSplitColumn(column.name, await words.of(place))) return place;
  }
  return undefined;
}

function counterWords({ table }: ColumnWords, places: readonly number[]): LeftOut[] {
  const why = 'it only counts the rows';
  return places.map((place) => ({ what: 'column', names: [columnNames(table)[place] ?? ''], count: 1, why }));
}

function ignoredWords({ table }: ColumnWords, places: readonly number[]): LeftOut[] {
  const names = places.map((place) => columnNames(table)[place] ?? '');
  return names.length > 0 ? [{ what: 'column', names, count: names.length, why: 'as --ignore says' }] : [];
}

function noFeatures({ table }: ColumnWords, label: number, leftOut: readonly LeftOut[]): DatasetError {
  const names = columnNames(table);
  const reasons = leftOut.map((one) => `${listed(one.names)} (${one.why})`);
  const found = reasons.length > 0 ? `only ${someOf(reasons, 5)}` : 'none';
  return new DatasetError(
    `${table.file}: expected columns of numbers or of repeated words beside column ${names[label]} with the classes, found ${found}`,
  );
}
