import { DatasetError } from '../../dataset.ts';
import type { LabelledTable } from '../labelledTable.ts';
import type { LabelledTables } from '../labelTables.ts';
import { cellWords, fileOf, nameOf } from '../places.ts';
import type { PartedRows } from './partedRows.ts';

/** The group of each row. DatasetError at the first row without one. */
export async function groupWords({ words, table }: LabelledTable, column: number): Promise<readonly string[]> {
  const groups = await words.of(column);
  const row = groups.indexOf('');
  if (row < 0) return groups;
  throw new DatasetError(
    `${fileOf(table, table.columns[column], row)}: expected a group in ${cellWords(table, row, column)}, found nothing; fill it in, or leave --group out`,
  );
}

/** DatasetError, with both places, where a group stands on both sides of a test split that files or a column give. */
export async function checkApart({ train, test, roles }: LabelledTables, parted: PartedRows): Promise<void> {
  const column = roles.group ?? 0;
  const groups = await groupWords(train, column);
  const tested = test ?? train;
  const own = tested.places[column];
  if (own === undefined) return;
  const testGroups = await groupWords(tested, own);
  const first = new Map<string, number>();
  for (const row of parted.train) if (!first.has(groups[row] ?? '')) first.set(groups[row] ?? '', row);
  const shared = parted.test.find((row) => first.has(testGroups[row] ?? ''));
  if (shared === undefined) return;
  const group = testGroups[shared] ?? '';
  const places = `${cellWords(train.table, first.get(group) ?? 0, column)} of ${train.table.file}, which trains, and in ${cellWords(tested.table, shared, own)} of ${tested.table.file}, which tests`;
  throw new DatasetError(
    `${train.table.file}: expected each group of column ${nameOf(train.table, column)} on one side of the test split, found ${group} in ${places}; leave --group out to allow that`,
  );
}
