import { type Dataset, DatasetError, type SkippedFile, type Split } from '../dataset.ts';
import { type DecodedSplit, type DecodedSplits, decodeSplits } from '../images/decoding/decodeSplits.ts';
import { pictureFeatures, skippedFiles } from '../images/describePictures.ts';
import { atMost } from '../limits.ts';
import { classCounts } from '../reading/classCounts.ts';
import type { Items } from '../reading/items.ts';
import { pickItems } from '../reading/pickItems.ts';
import type { Reading } from '../reading/reading.ts';
import type { DecodeImage } from '../source.ts';
import type { EncodedPicture, Table } from '../tables/table.ts';
import type { AssembledTables } from './assembledTables.ts';
import type { AssemblyOptions } from './assembleTables.ts';
import { allTables, filesOf } from './describeReading.ts';
import { type LabelledTables, labelTables } from './labelTables.ts';
import { fileOf, nameOf } from './places.ts';
import { type PlannedSplit, planSamples, type SamplePlan } from './planSamples.ts';
import { shortenReading, shortPaths } from './shortPaths.ts';
import type { PartedRows } from './splits/partedRows.ts';
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
  const parted = await partRows(labelled, options);
  const plan = await planSamples(labelled, parted, { name, limits: {} });
  atMost(options.samples, plan.train.rows.length, name, 'training');
  atMost(options.testSamples, plan.test.rows.length, name, 'test');
  const pictures = { train: picturesOf(plan.train), test: picturesOf(plan.test) };
  const decoded = await decode(tables, pictures, decodeImage, options);
  const set = {
    name,
    image: decoded.image,
    classes: labelled.classes,
    train: splitOf(plan.train, pictures.train, decoded.train),
    test: splitOf(plan.test, pictures.test, decoded.test),
    ...(decoded.scaling && { scaling: decoded.scaling }),
    ...(decoded.skipped.length > 0 && { skipped: decoded.skipped }),
  };
  const reading = describe({ tables, labelled, parted, plan, decoded }, set);
  return { ...set, reading, ...(reading.notes.length > 0 && { notes: reading.notes }) };
}

type PicturesOfSplits = Readonly<Record<'train' | 'test', readonly EncodedPicture[]>>;

/** Decodes as many pictures as are wanted. Those that are not there count among those that were left out. */
async function decode(
  { name, train: { file }, missing = [] }: PictureTables,
  { train, test }: PicturesOfSplits,
  decodeImage: DecodeImage,
  options: AssemblyOptions,
): Promise<DecodedSplits> {
  const splits = {
    train: { pictures: train, wanted: options.samples },
    test: { pictures: test, wanted: options.testSamples },
  };
  const decoded = await decodeSplits({ name, place: file, ...splits }, { decodeImage, watch: options }, options);
  return { ...decoded, skipped: [...missing, ...decoded.skipped] };
}

/** The pictures of a split in the order of its samples. DatasetError where the table has none. */
function picturesOf({ from, rows }: PlannedSplit): EncodedPicture[] {
  const { table } = from;
  const column = table.columns.findIndex(({ kind }) => kind === 'pictures');
  const pictures = column < 0 ? undefined : table.pictures?.(column);
  if (pictures === undefined) {
    throw new DatasetError(`${table.file}: expected a column of pictures as in the training table, found none`);
  }
  return Array.from(rows, (row) => pictures[row]).filter((picture) => picture !== undefined);
}

/** The samples whose pictures could be decoded. */
function splitOf(
  { labels, items }: PlannedSplit,
  pictures: readonly EncodedPicture[],
  { kept, features }: DecodedSplit,
): Split {
  const own = pickItems(items, kept);
  return {
    samples: kept.length,
    features,
    labels: Uint16Array.from(kept, (index) => labels[index] ?? 0),
    items: withFiles(
      own,
      kept.flatMap((index) => pictures[index] ?? []),
    ),
  };
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
}

function describe(
  { tables, labelled, parted, plan, decoded }: DescribedPictures,
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
    leftOut: [...(tables.leftOut ?? []), ...labelled.leftOut, ...parted.leftOut, ...skippedFiles(decoded)],
    classes: classCounts(classes, train.labels, test.labels),
    test: parted.words,
    missing: null,
    notes: [...labelled.notes, ...parted.notes, ...plan.notes, ...decoded.notes],
  };
  return shortenReading(reading, shortPaths(allTables(tables)));
}
