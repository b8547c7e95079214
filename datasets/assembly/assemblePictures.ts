import { type Dataset, DatasetError, type SkippedFile, type Split } from '../dataset.ts';
import type { FeatureArray } from '../features.ts';
import { type DecodedSplits, decodeSplits } from '../images/decoding/decodeSplits.ts';
import { checkClassesLeft, findBad } from '../images/decoding/findBad.ts';
import { pictureFeatures, skippedFiles } from '../images/describePictures.ts';
import { classCounts } from '../reading/classCounts.ts';
import type { Items } from '../reading/items.ts';
import type { Reading } from '../reading/reading.ts';
import type { DecodeImage } from '../source.ts';
import type { EncodedPicture, Table } from '../tables/table.ts';
import type { AssembledTables } from './assembledTables.ts';
import type { AssemblyOptions } from './assembleTables.ts';
import { allTables, filesOf } from './describeReading.ts';
import { type LabelledTable, NO_LABEL } from './labelledTable.ts';
import { type LabelledTables, labelTables } from './labelTables.ts';
import { fileOf, nameOf } from './places.ts';
import { type PlannedSplit, planSamples, type SamplePlan } from './planSamples.ts';
import { shortenReading, shortPaths } from './shortPaths.ts';
import type { DroppedRows, PartedRows } from './splits/partedRows.ts';
import { partRows } from './splits/partRows.ts';

/** Tables with a column of pictures, and pictures that they name and that are not there. */
export interface PictureTables extends AssembledTables {
  readonly missing?: readonly SkippedFile[];
}

/** Whether a table has a column of encoded pictures. */
export function hasPictures({ columns }: Table): boolean {
  return columns.some(({ kind }) => kind === 'pictures');
}

/**
 * A data set from tables with a column of pictures: the pictures are its features, and whatever else the tables have
 * travels along. DatasetError as `assembleTables` and `decodeSplits` have it.
 */
export async function assemblePictures(
  tables: PictureTables,
  decodeImage: DecodeImage,
  options: AssemblyOptions = {},
): Promise<Dataset> {
  const { name } = tables;
  const labelled = await labelTables(tables, options);
  const bad = await findBadRows(labelled, decodeImage, options);
  const parted = await partRows(labelled, options, bad.dropped);
  const plan = await planSamples(labelled, parted, { name, limits: options });
  const pictures = { train: picturesOf(plan.train), test: picturesOf(plan.test) };
  const splits = { place: tables.train.file, ...pictures };
  const decoded = await decodeSplits(splits, { decodeImage, watch: options }, options);
  const skipped = [...(tables.missing ?? []), ...bad.skipped];
  const set = {
    name,
    image: decoded.image,
    classes: labelled.classes,
    train: splitOf(plan.train, pictures.train, decoded.train),
    test: splitOf(plan.test, pictures.test, decoded.test),
    ...(decoded.scaling && { scaling: decoded.scaling }),
    ...(skipped.length > 0 && { skipped }),
  };
  const reading = describe({ tables, labelled, parted, plan, decoded, skipped }, set);
  return { ...set, reading, ...(reading.notes.length > 0 && { notes: reading.notes }) };
}

/** Rows whose pictures cannot be decoded, where these are left out. */
async function findBadRows(
  { train, test, classes }: LabelledTables,
  decodeImage: DecodeImage,
  options: AssemblyOptions,
): Promise<{ readonly dropped?: DroppedRows; readonly skipped: readonly SkippedFile[] }> {
  if (!options.skipBad) return { skipped: [] };
  const sides = [train, ...(test ? [test] : [])].map((from) => ({ from, rows: labelledRows(from) }));
  const pictures = sides.flatMap(picturesOf);
  const place = train.table.file;
  const bad = await findBad(pictures, { decodeImage, watch: options }, options, place);
  const labels = Array.from(labelledRows(train), (row) => train.labels[row] ?? 0);
  checkClassesLeft(labels, bad, { classes, place });
  let index = 0;
  const [droppedTrain, droppedTest] = sides.map(({ from, rows }) => {
    const dropped = new Uint8Array(from.table.rows);
    for (const row of rows) if (bad.indices.has(index++)) dropped[row] = 1;
    return dropped;
  });
  return { dropped: { train: droppedTrain, test: droppedTest }, skipped: bad.skipped };
}

function labelledRows({ table, labels }: LabelledTable): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => labels[row] !== NO_LABEL);
}

/** The pictures of a split in the order of its samples. DatasetError where the table has none. */
function picturesOf({ from, rows }: Pick<PlannedSplit, 'from' | 'rows'>): EncodedPicture[] {
  const { table } = from;
  const column = table.columns.findIndex(({ kind }) => kind === 'pictures');
  const pictures = column < 0 ? undefined : table.pictures?.(column);
  if (pictures === undefined) {
    throw new DatasetError(`${table.file}: expected a column of pictures as in the training table, found none`);
  }
  return Array.from(rows, (row) => pictures[row]).filter((picture) => picture !== undefined);
}

function splitOf(
  { rows, labels, items }: PlannedSplit,
  pictures: readonly EncodedPicture[],
  features: FeatureArray,
): Split {
  return { samples: rows.length, features, labels, items: withFiles(items, pictures) };
}

/** Pictures that are files of their own are the sources of their samples, not the table that names them. */
function withFiles({ rows, ...items }: Items, pictures: readonly EncodedPicture[]): Items {
  const sources = pictures.flatMap(({ path }) => path ?? []);
  if (sources.length < pictures.length) return rows ? { ...items, rows } : items;
  return { ...items, sources, source: Uint32Array.from(sources.keys()) };
}

interface DescribedPictures {
  readonly tables: PictureTables;
  readonly labelled: LabelledTables;
  readonly parted: PartedRows;
  readonly plan: SamplePlan;
  readonly decoded: DecodedSplits;
  readonly skipped: readonly SkippedFile[];
}

function describe(
  { tables, labelled, parted, plan, decoded, skipped }: DescribedPictures,
  { image, train, test, classes }: Pick<Dataset, 'image' | 'train' | 'test' | 'classes'>,
): Reading {
  const { table } = labelled.train;
  const { roles } = labelled;
  const reading: Reading = {
    format: table.format === 'Parquet' ? 'pictures in Parquet' : table.format,
    files: filesOf(labelled),
    labels: `column ${nameOf(table, roles.label)} of ${fileOf(table, table.columns[roles.label])}`,
    id: roles.id === undefined ? null : nameOf(table, roles.id),
    features: pictureFeatures({ image, train }, decoded.scaled),
    carried: roles.carried.map((place) => nameOf(table, place)),
    leftOut: [...(tables.leftOut ?? []), ...labelled.leftOut, ...parted.leftOut, ...skippedFiles(skipped)],
    classes: classCounts(classes, train.labels, test.labels),
    test: parted.words,
    missing: null,
    notes: [...labelled.notes, ...parted.notes, ...plan.notes, ...decoded.notes],
  };
  return shortenReading(reading, shortPaths(allTables(tables)));
}
