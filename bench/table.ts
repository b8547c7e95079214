/** Rows of text under a title. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  /** A row with fewer cells than the head ends with a remark, which may run over the columns after it. */
  readonly rows: readonly (readonly string[])[];
  /** Sentences below the table. */
  readonly notes?: readonly string[];
}

/** Cells that stand to the right. */
const NUMERIC = /^([\d.]+%?|–)$/;

/** The table as lines of a terminal: columns as wide as their widest cell. */
export function formatTable({ title, head, rows, notes = [] }: Table): string[] {
  const widths = head.map((name, column) => Math.max(...[name, ...cellsOf(head, rows, column)].map(lengthOf)));
  const right = head.map((_, column) => isNumeric(head, rows, column));
  const format = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        align(cell, widths[column] ?? 0, (right[column] ?? false) && !isRemark(head, cells, column)),
      )
      .join('  ')
      .trimEnd();
  return [title, ...[head, ...rows].map(format), ...notes];
}

/** Whether the last cell of a row is a remark, and this is it. */
export function isRemark(head: readonly string[], cells: readonly string[], column: number): boolean {
  return cells.length < head.length && column === cells.length - 1;
}

/** Whether a column's cells are numbers, empty ones aside. */
export function isNumeric(head: Table['head'], rows: Table['rows'], column: number): boolean {
  const filled = cellsOf(head, rows, column).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => NUMERIC.test(cell));
}

/** The cells of a column, remarks left out. */
function cellsOf(head: Table['head'], rows: Table['rows'], column: number): string[] {
  return rows.filter((cells) => !isRemark(head, cells, column)).map((cells) => cells[column] ?? '');
}

function lengthOf(cell: string): number {
  return [...cell].length;
}

function align(cell: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(width - lengthOf(cell), 0));
  return right ? space + cell : cell + space;
}

/** Three digits that count, and no exponent: `0.00123`, `1.23`, `123`, `12300`. */
export function threeDigits(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const before = Math.floor(Math.log10(Math.abs(value))) + 1;
  const unit = 10 ** (before - 3);
  if (before >= 3) return String(Math.round(value / unit) * unit);
  return value.toFixed(Math.min(3 - before, 9));
}

/** A share as a whole percentage, with one decimal below ten. */
export function percent(share: number): string {
  const value = 100 * share;
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)}%`;
}
