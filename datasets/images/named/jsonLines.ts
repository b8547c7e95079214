import { DatasetError } from '../../dataset.ts';
import type { Bytes } from '../../source.ts';
import { type MemoryColumn, memoryTable } from '../../tables/memoryTable.ts';
import type { Table } from '../../tables/table.ts';

/** Values of one line by their names. */
type Line = Readonly<Record<string, unknown>>;

/** A table of JSON lines, one object each, as hubs write `metadata.jsonl`. DatasetError naming the line that is wrong. */
export function jsonLinesTable(bytes: Bytes, file: string): Table {
  const text = new TextDecoder().decode(bytes);
  const numbered = text.split('\n').map((line, index) => ({ line: line.trim(), place: index + 1 }));
  const filled = numbered.filter(({ line }) => line !== '');
  const lines = filled.map(({ line, place }) => objectIn(line, place, file));
  const names = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const columns = names.map((name) => columnOf(name, lines));
  const table = memoryTable({ file, format: 'JSON lines', columns });
  return { ...table, placeOf: (row) => filled[row]?.place ?? row };
}

function objectIn(line: string, place: number, file: string): Line {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Line;
  } catch (cause) {
    throw new DatasetError(
      `${file}: expected a JSON object in line ${place}, it cannot be parsed; write each row on a line of its own`,
      { cause },
    );
  }
  throw new DatasetError(`${file}: expected a JSON object in line ${place}, found ${line.slice(0, 40)}`);
}

function columnOf(name: string, lines: readonly Line[]): MemoryColumn {
  const values = lines.map((line) => line[name] ?? null);
  const areNumbers = values.some((value) => value !== null) && values.every(isNumberOrNone);
  if (areNumbers)
    return { name, values: Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value))) };
  return { name, kind: 'words', values: values.map(wordOf) };
}

function isNumberOrNone(value: unknown): boolean {
  return value === null || (typeof value === 'number' && Number.isFinite(value));
}

function wordOf(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
