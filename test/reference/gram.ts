import { build, get, type Stack, sum } from './matrix.ts';

/** Twin of gram.wgsl, both triangles: rows · rowsᵀ. */
export function gram(rows: Stack): Stack {
  return build([rows.networks, rows.rows, rows.rows], (r, i, j) =>
    sum(rows.columns, (k) => get(rows, r, i, k) * get(rows, r, j, k)),
  );
}
