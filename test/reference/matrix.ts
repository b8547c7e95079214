/** A stack of matrices in float64 without padding: [networks, rows, columns]. */
export interface Stack {
  readonly networks: number;
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function stack(networks: number, rows: number, columns: number, values?: ArrayLike<number>): Stack {
  return {
    networks,
    rows,
    columns,
    values: values ? Float64Array.from(values) : new Float64Array(networks * rows * columns),
  };
}

/** Where an element lies in `values`. */
export function index({ rows, columns }: Stack, network: number, row: number, column: number): number {
  return (network * rows + row) * columns + column;
}

export function get(matrix: Stack, network: number, row: number, column: number): number {
  return matrix.values[index(matrix, network, row, column)] ?? Number.NaN;
}

/** A new stack that `element` fills. */
export function build(
  [networks, rows, columns]: readonly [number, number, number],
  element: (network: number, row: number, column: number) => number,
): Stack {
  const result = stack(networks, rows, columns);
  for (let r = 0; r < networks; r++) {
    for (let m = 0; m < rows; m++) {
      for (let n = 0; n < columns; n++) result.values[index(result, r, m, n)] = element(r, m, n);
    }
  }
  return result;
}

export function sum(count: number, term: (index: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += term(i);
  return total;
}
