import type { ImageShape } from '../../dataset.ts';
import type { ReadingOptions } from '../../reading/options.ts';
import type { Watch } from '../../source.ts';
import type { LabelledTable } from '../labelledTable.ts';
import type { LabelledTables } from '../labelTables.ts';
import type { DroppedRows, PartedRows } from '../splits/partedRows.ts';
import { partRows } from '../splits/partRows.ts';
import { chooseScaling, type Kept } from './chooseScaling.ts';
import { type EncodedRows, encodedRows } from './encodedRows.ts';
import { type Encoding, encode } from './encoding.ts';
import { type FillKind, filledStatistics, fillValues } from './filled.ts';
import { checkColumns, missingError } from './missing.ts';
import { passedOf } from './passed.ts';
import { pictureShape } from './pictureShape.ts';
import { rowWriter, type WriteRow } from './scaleRow.ts';
import { type Survey, survey, TESTS, TRAINS } from './survey.ts';

/** Features as the network reads them. */
export interface ScaledFeatures {
  readonly encoding: Encoding;
  readonly encoded: (from: LabelledTable) => EncodedRows;
  readonly kept: Kept;
  readonly write: WriteRow;
  readonly image: ImageShape | null;
  /** Cells without a value that were filled, or whose rows were left out. */
  readonly missing: { readonly cells: number; readonly rows: number };
  /** What they were filled with where they were. */
  readonly fillKind: FillKind;
  /** Rows that were left out for them. */
  readonly dropped: DroppedRows | undefined;
}

/** What one pass over all tables finds out about the rows as they are divided. */
interface Surveyed {
  readonly parted: PartedRows;
  readonly encoding: Encoding;
  readonly encoded: (from: LabelledTable) => EncodedRows;
  readonly train: Survey;
  /** Of the test table, where there is one. */
  readonly test: Survey | undefined;
}

/** Divides the rows, and finds out how their numbers are filled and scaled. DatasetError where cells lack and may not. */
export async function scaleFeatures(
  tables: LabelledTables,
  options: ReadingOptions & Watch,
): Promise<{ readonly parted: PartedRows; readonly features: ScaledFeatures }> {
  let found = await surveyed(tables, options, undefined);
  const missing = missingOf(found);
  let dropped: DroppedRows | undefined;
  if (missing.cells > 0 && options.missing === 'drop') {
    dropped = { train: found.train.missing.inRow, test: found.test?.missing.inRow };
    found = await surveyed(tables, options, dropped);
  } else if (missing.cells > 0 && (options.missing ?? 'refuse') === 'refuse') {
    throw missingError(tables, found.encoding, { missing, train: found.train, test: found.test });
  }
  const { parted, encoding, encoded } = found;
  return { parted, features: { encoding, encoded, ...scaled(tables, found, options), missing, dropped } };
}

async function surveyed(
  tables: LabelledTables,
  options: ReadingOptions & Watch,
  dropped: DroppedRows | undefined,
): Promise<Surveyed> {
  const { train, test } = tables;
  const parted = await partRows(tables, options, dropped);
  const encoding = await encode(tables, parted);
  const [ofTrain, ofTest] = [await encodedRows(train, encoding), test && (await encodedRows(test, encoding))];
  const uses = new Uint8Array(train.table.rows);
  for (const row of parted.train) uses[row] = TRAINS;
  const testUses = ofTest && test ? new Uint8Array(test.table.rows) : uses;
  for (const row of parted.test) testUses[row] = TESTS;
  return {
    ...{ parted, encoding },
    encoded: (from) => (from === test && ofTest ? ofTest : ofTrain),
    train: await survey(ofTrain, uses, passedOf(train.table, options)),
    test: ofTest && test && (await survey(ofTest, testUses, passedOf(test.table, options))),
  };
}

function missingOf({ train, test }: Surveyed): { cells: number; rows: number } {
  const [own, other] = [train.missing, test?.missing];
  return { cells: own.cells + (other?.cells ?? 0), rows: own.rows + (other?.rows ?? 0) };
}

function scaled(tables: LabelledTables, { parted, encoding, train, test }: Surveyed, options: ReadingOptions) {
  const { table } = tables.train;
  const lacks = train.missing.cells + (test?.missing.cells ?? 0) > 0;
  const kind: FillKind = options.missing === 'zero' ? 'zero' : 'mean';
  checkColumns(tables, encoding, train, kind);
  const statistics = lacks ? filledStatistics(train.statistics, parted.train.length, kind) : train.statistics;
  const fill = lacks ? fillValues(train.statistics, kind) : undefined;
  const image = pictureShape(table, encoding, train);
  const areBytes = !lacks && [train, ...(test ? [test] : [])].every(holdsBytes);
  const kept = withFill(chooseScaling({ statistics, areBytes, image }, options.scale ?? 'auto'), fill);
  const write = rowWriter(encoding.features, kept.as === 'floats' ? kept.scaling : undefined, fill);
  return { kept, image, write, fillKind: kind } as const;
}

function holdsBytes({ whole, range }: Survey): boolean {
  return whole && range[0] >= 0 && range[1] <= 255;
}

function withFill(kept: Kept, fill: Float64Array<ArrayBuffer> | undefined): Kept {
  if (kept.as === 'bytes' || fill === undefined || kept.scaling === undefined) return kept;
  return { ...kept, scaling: { ...kept.scaling, fill } };
}
