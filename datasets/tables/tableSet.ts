import { type Dataset, DatasetError, type ImageShape } from '../dataset.ts';
import { holdOutRows } from '../heldOut.ts';
import { classNamesOf, labelsOf } from './classNames.ts';
import { type Numbers, type ScaledNumbers, scaleToBytes } from './numbers.ts';

/** Numbers with a label each, before they are a data set. */
export interface LabelledNumbers {
  readonly numbers: Numbers;
  readonly labels: readonly string[];
  /** The file's name, for messages. */
  readonly file: string;
  /** The shape of a sample; `null` for plain rows of numbers. */
  readonly image: ImageShape | null;
}

/** Features that fill a square of at least this many pixels per side are taken as an image. */
const LEAST_SIDE = 8;

/** A data set from labelled numbers, in their order; without a test split one sample in six is held out. */
export function tableSet(
  name: string,
  train: LabelledNumbers,
  test?: LabelledNumbers,
  notes: readonly string[] = [],
): Dataset {
  for (const split of test ? [train, test] : [train]) checkLengths(split);
  const classes = classNamesOf(train.labels, train.file);
  if (test === undefined) {
    const refuse = (label: number) =>
      new DatasetError(
        `${train.file}: expected at least 2 samples of class ${classes[label]}, one to test with, found 1`,
      );
    const labels = labelsOf(train.labels, classes, train.file);
    const rows = holdOutRows({ rows: [...labels.keys()], labels, classes, refuse });
    return tableSet(name, takeRows(train, rows.train), takeRows(train, rows.test), notes);
  }
  checkFit(train, test);
  const scaled = scaleToBytes(train.numbers, test.numbers, train.file);
  const allNotes = [...notes, ...(scaled.note === null ? [] : [scaled.note])];
  return {
    name,
    image: train.image ?? shapeOf(train.numbers.features, scaled),
    classes,
    train: splitOf(train, scaled.train, classes),
    test: splitOf(test, scaled.test, classes),
    ...(allNotes.length > 0 && { notes: allNotes }),
  };
}

function takeRows({ numbers, labels, ...rest }: LabelledNumbers, rows: readonly number[]): LabelledNumbers {
  const { features, values } = numbers;
  const chosen = values.slice(0, rows.length * features);
  for (const [place, row] of rows.entries()) {
    chosen.set(values.subarray(row * features, (row + 1) * features), place * features);
  }
  return {
    ...rest,
    numbers: { samples: rows.length, features, values: chosen },
    labels: rows.map((row) => labels[row] ?? ''),
  };
}

function splitOf(
  { numbers, labels, file }: LabelledNumbers,
  features: ScaledNumbers['train'],
  classes: readonly string[],
) {
  return { samples: numbers.samples, features, labels: labelsOf(labels, classes, file) };
}

function shapeOf(features: number, { scale }: ScaledNumbers): ImageShape {
  const side = Math.sqrt(features);
  const isSquare = scale !== 'columns' && Number.isInteger(side) && side >= LEAST_SIDE;
  return isSquare ? { width: side, height: side, channels: 1 } : { width: features, height: 1, channels: 1 };
}

function checkLengths({ numbers, labels, file }: LabelledNumbers): void {
  if (numbers.samples === 0) throw new DatasetError(`${file}: expected at least one sample, found none`);
  if (labels.length === numbers.samples) return;
  throw new DatasetError(
    `${file}: expected a label for each of the ${numbers.samples} samples, found ${labels.length}`,
  );
}

function checkFit(train: LabelledNumbers, test: LabelledNumbers): void {
  const [expected, found] = [train, test].map(({ image, numbers }) =>
    image ? sizeWords(image) : `${numbers.features}`,
  );
  if (found === expected) return;
  throw new DatasetError(`${test.file}: expected samples of ${expected} numbers as in ${train.file}, found ${found}`);
}

function sizeWords({ width, height, channels }: ImageShape): string {
  return `${channels} × ${height} × ${width}`;
}
