/** The widest that a cell may be. */
const MOST_CHARACTERS = 40;

/** Rows as lines: the first column stands left, the others, which are numbers, right. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(shortened));
  const widths = (shown[0] ?? []).map((_, column) => Math.max(...shown.map((row) => lengthOf(row[column] ?? ''))));
  return shown.map((row) =>
    `  ${row.map((cell, column) => aligned(cell, widths[column] ?? 0, column)).join('  ')}`.trimEnd(),
  );
}

function aligned(cell: string, width: number, column: number): string {
  const space = ' '.repeat(width - lengthOf(cell));
  return column === 0 ? cell + space : space + cell;
}

function shortened(cell: string): string {
  return lengthOf(cell) > MOST_CHARACTERS ? `${[...cell].slice(0, MOST_CHARACTERS - 1).join('')}…` : cell;
}

function lengthOf(text: string): number {
  return [...text].length;
}
