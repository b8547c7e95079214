import { DatasetError } from '../dataset.ts';
import { kindOfContent } from '../fileKind.ts';
import type { Bytes } from '../source.ts';
import type { LabelledNumbers } from './tableSet.ts';

/** Names of the column with the labels, and of columns that count the rows, in small letters. */
const LABEL_NAMES = ['label', 'labels', 'class', 'target', 'y'];
const COUNTER_NAMES = ['', 'id', 'index', 'unnamed: 0'];

/** What the columns of a CSV file are for. */
interface Columns {
  readonly names: readonly string[];
  readonly label: number;
  readonly features: readonly number[];
  /** Names of columns that only count the rows. */
  readonly leftOut: readonly string[];
}

export interface CsvTable extends LabelledNumbers {
  readonly notes: readonly string[];
}

/**
 * Reads a CSV file, UTF-8, of any usual separator. Each row is a sample: numbers and one label. The label is the column that
 * is named label, class, target or y, else the only one that holds words. DatasetError naming the row and the column.
 */
export async function readCsv(bytes: Bytes, file: string): Promise<CsvTable> {
  const { default: Papa } = await import('papaparse');
  const text = textOf(bytes, file);
  const reader = new RowReader(file);
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    step: ({ data, errors }) => {
      const [error] = errors.filter(({ code }) => code !== 'UndetectableDelimiter');
      if (error) throw new DatasetError(`${file}: expected CSV, found at row ${reader.row}: ${error.message}`);
      reader.take(data);
    },
  });
  return reader.table();
}

/** Takes rows one by one: kept as arrays of words they would take many times the memory. */
class RowReader {
  /** As a spreadsheet counts them, the names included. */
  row = 1;
  private first: readonly string[] | undefined;
  private columns: Columns | undefined;
  private readonly labels: string[] = [];
  private values = new Float64Array(1024);
  private length = 0;

  constructor(private readonly file: string) {}

  take(cells: readonly string[]): void {
    if (this.row === 1 && !cells.some(isNumber)) this.first = cells;
    else this.add(cells);
    this.row++;
  }

  table(): CsvTable {
    const { columns, file } = this;
    if (columns === undefined) throw new DatasetError(`${file}: expected rows of numbers with a label, found none`);
    const numbers = {
      samples: this.labels.length,
      features: columns.features.length,
      values: this.values.subarray(0, this.length),
    };
    const left = columns.leftOut.map((name) => (name === '' ? 'the one without a name' : name));
    const notes =
      left.length > 0 ? [`${file}: columns that only count the rows were left out: ${left.join(', ')}`] : [];
    return { numbers, labels: this.labels, file, image: null, notes };
  }

  private add(cells: readonly string[]): void {
    this.columns ??= columnsOf(this.first, cells, this.file);
    const { names, label, features } = this.columns;
    if (cells.length !== names.length) {
      throw new DatasetError(
        `${this.file}: expected ${names.length} cells in row ${this.row} as in the first, found ${cells.length}`,
      );
    }
    const word = (cells[label] ?? '').trim();
    if (word === '') throw new DatasetError(`${this.file}: expected a label in row ${this.row}, found nothing`);
    this.labels.push(word);
    this.grow(features.length);
    for (const column of features) this.values[this.length++] = this.number(cells[column] ?? '', names[column] ?? '');
  }

  private number(cell: string, name: string): number {
    const value = isNumber(cell) ? Number(cell) : Number.NaN;
    if (Number.isFinite(value)) return value;
    const found = cell.trim() === '' ? 'nothing' : `'${cell.slice(0, 40)}'`;
    throw new DatasetError(`${this.file}: expected a number in row ${this.row}, column ${name}, found ${found}`);
  }

  private grow(count: number): void {
    if (this.length + count <= this.values.length) return;
    const grown = new Float64Array(Math.max(2 * this.values.length, this.length + count));
    grown.set(this.values);
    this.values = grown;
  }
}

function columnsOf(header: readonly string[] | undefined, cells: readonly string[], file: string): Columns {
  const names = header?.map((name) => name.trim()) ?? cells.map((_, column) => String(column + 1));
  const label = labelColumn(names, cells, file);
  const others = [...names.keys()].filter((column) => column !== label);
  const counts = (column: number) => header !== undefined && COUNTER_NAMES.includes(names[column]?.toLowerCase() ?? '');
  const features = others.filter((column) => !counts(column));
  if (features.length === 0)
    throw new DatasetError(`${file}: expected columns of numbers beside the label, found none`);
  return { names, label, features, leftOut: others.filter(counts).map((column) => names[column] ?? '') };
}

function labelColumn(names: readonly string[], cells: readonly string[], file: string): number {
  const named = names.findIndex((name) => LABEL_NAMES.includes(name.toLowerCase()));
  if (named >= 0) return named;
  const words = [...cells.keys()].filter((column) => !isNumber(cells[column] ?? ''));
  const [only] = words;
  if (only !== undefined && words.length === 1) return only;
  const found =
    words.length === 0 ? 'only numbers and no such name' : `words in ${words.map((c) => names[c]).join(', ')}`;
  throw new DatasetError(
    `${file}: expected a column named label, class, target or y, or a single one of words, found ${found}`,
  );
}

function isNumber(cell: string): boolean {
  return cell.trim() !== '' && !Number.isNaN(Number(cell));
}

function textOf(bytes: Bytes, file: string): string {
  const kind = kindOfContent(bytes);
  if (kind !== undefined) throw new DatasetError(`${file}: expected CSV, found ${kind}; check which file lies there`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DatasetError(`${file}: expected CSV in UTF-8, found other bytes; save it as CSV in UTF-8`, { cause });
  }
}
