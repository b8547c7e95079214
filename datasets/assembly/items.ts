import type { Items } from '../reading/items.ts';
import type { LabelledTable } from './labelledTable.ts';
import type { Roles } from './roles/roles.ts';
import type { Shortening } from './shortPaths.ts';

/** What of a table is kept beside the samples. */
export interface ItemChoice {
  readonly roles: Roles;
  /** The names of all columns. */
  readonly names: readonly string[];
  readonly rows: Uint32Array;
  readonly shorten: Shortening;
}

/** Where samples come from, and what travels along with them. `rows` are those of the table, in the order of the samples. */
export async function itemsOf(
  { words, table, places }: LabelledTable,
  { roles, names, rows, shorten }: ItemChoice,
): Promise<Items> {
  const cells = async (column: number | undefined) => {
    const all = column === undefined ? [] : await words.of(column);
    return Array.from(rows, (row) => all[row] ?? '');
  };
  const idPlace = roles.id === undefined ? undefined : places[roles.id];
  const columns = roles.carried.map(async (place) => ({
    name: names[place] ?? '',
    values: await cells(places[place]),
  }));
  const { sources } = table;
  const source = sources && { source: rows.map((row) => table.sourceOf?.(row) ?? 0) };
  return {
    sources: (sources ?? [table.file]).map(shorten),
    ...source,
    rows: rows.map((row) => table.placeOf(row)),
    ...(idPlace !== undefined && { ids: await cells(idPlace) }),
    columns: await Promise.all(columns),
  };
}

/** The names of all columns, each once: what has none is named after its place. */
export function carriedNames({ table }: LabelledTable): string[] {
  const taken = new Set<string>();
  return table.columns.map((column, place) => {
    let name = column.name.trim() || `column ${place + 1}`;
    while (taken.has(name)) name = `${name}_${place + 1}`;
    taken.add(name);
    return name;
  });
}
