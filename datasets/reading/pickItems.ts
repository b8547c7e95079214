import type { Items } from './items.ts';

/** The items of some samples, in the order in which their indices are given. */
export function pickItems(items: Items, samples: ArrayLike<number>): Items {
  const numbers = (values: Uint32Array) => Uint32Array.from(samples, (sample) => values[sample] ?? 0);
  const words = (values: readonly string[]) => Array.from(samples, (sample) => values[sample] ?? '');
  const { sources, source, rows, ids, columns } = items;
  return {
    sources,
    ...(source && { source: numbers(source) }),
    ...(rows && { rows: numbers(rows) }),
    ...(ids && { ids: words(ids) }),
    columns: columns.map(({ name, values }) => ({ name, values: words(values) })),
  };
}

/** The items of the first samples. */
export function firstItems(items: Items, samples: number): Items {
  const { sources, source, rows, ids, columns } = items;
  return {
    sources,
    ...(source && { source: source.subarray(0, samples) }),
    ...(rows && { rows: rows.subarray(0, samples) }),
    ...(ids && { ids: ids.slice(0, samples) }),
    columns: columns.map(({ name, values }) => ({ name, values: values.slice(0, samples) })),
  };
}
