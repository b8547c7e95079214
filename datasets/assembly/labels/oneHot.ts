import { DatasetError } from '../../dataset.ts';
import type { Table } from '../../tables/table.ts';
import { fileOf, nameOf } from '../places.ts';

/** Vectors of one 1 among zeros as words that name the place of the 1; '' where there is no value. DatasetError for others. */
export async function oneHotWords(table: Table, column: number): Promise<string[]> {
  const words: string[] = [];
  const width = table.columns[column]?.width ?? 1;
  for await (const { rows, values } of table.blocks([column])) {
    for (let row = 0; row < rows; row++) words.push(placeOfOne(values.subarray(row * width, (row + 1) * width)));
    const wrong = words.indexOf('?');
    if (wrong < 0) continue;
    throw noLabels(table, column, `${width} numbers that are no single 1 among zeros in row ${table.placeOf(wrong)}`);
  }
  return words;
}

/** '?' where the numbers are anything but one 1 among zeros; a single number stands for itself. */
function placeOfOne(numbers: Uint8Array | Float32Array | Float64Array): string {
  if (numbers.length === 1) return Number.isNaN(numbers[0]) ? '' : `${numbers[0]}`;
  if (numbers.every((number) => Number.isNaN(number))) return '';
  const isOneHot = numbers.every((number) => number === 0 || number === 1);
  const place = numbers.indexOf(1);
  return isOneHot && place >= 0 && place === numbers.lastIndexOf(1) ? `${place}` : '?';
}

function noLabels(table: Table, column: number, found: string): DatasetError {
  return new DatasetError(
    `${fileOf(table, table.columns[column])}: expected one label per sample in ${nameOf(table, column)}, found ${found}`,
  );
}
