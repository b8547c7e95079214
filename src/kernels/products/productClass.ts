import type { Gpu } from '../../gpu/gpu.ts';
import type { ProductSize } from './product.ts';

/** Products so much alike that the same variant is the fastest for all. */
export interface ProductClass extends ProductSize {
  readonly kernel: string;
  /** The shader's tensors by their names, which tell a layer that reads bytes from one that reads rows. */
  readonly operands: string;
}

/** More networks than this keep an adapter no busier. */
const MOST_NETWORKS = 8;

/** Operations of a measured piece at most: 5 to 20 milliseconds of a processor, up to 30 of a small graphics processor. */
const MOST_OPERATIONS = { software: 3.2e7, hardware: 8e9 } as const;

/** The largest block of a workgroup, rows and columns in vec4: pieces are whole blocks. */
const [BLOCK_ROWS, BLOCK_COLUMNS] = [128, 16];

/** Sizes are rounded to powers of two, in values. A processor does one network after the other, so one stands for all. */
export function classOf(
  gpu: Gpu,
  wanted: ProductSize & { readonly label: string; readonly tensors: Readonly<Record<string, unknown>> },
): ProductClass {
  return {
    kernel: wanted.label,
    operands: Object.keys(wanted.tensors).join(' '),
    rows: nearestPower(wanted.rows),
    columns: nearestPower(4 * wanted.columns),
    inner: nearestPower(4 * wanted.inner),
    networks: nearestPower(measuredNetworks(gpu, wanted)),
  };
}

/** For instance `dense_forward(input weights output) 128 × 512 × 1024 × 1`: rows, columns, inner entries, networks. */
export function className({ kernel, operands, rows, columns, inner, networks }: ProductClass): string {
  return `${kernel}(${operands}) ${rows} × ${columns} × ${inner} × ${networks}`;
}

/** Multiplications and additions. */
export function operationsOf({ rows, columns, inner, networks }: ProductSize): number {
  return 2 * rows * (4 * columns) * (4 * inner) * networks;
}

/** The upper left part of a product that stands for all of it: whole sums, as many as can be measured within moments. */
export function pieceOf(gpu: Gpu, wanted: ProductSize): ProductSize {
  const most = gpu.adapter.software ? MOST_OPERATIONS.software : MOST_OPERATIONS.hardware;
  let { rows, columns } = wanted;
  const { inner } = wanted;
  const networks = measuredNetworks(gpu, wanted);
  while (operationsOf({ rows, columns, inner, networks }) > most && (rows > BLOCK_ROWS || columns > BLOCK_COLUMNS)) {
    if (rows / BLOCK_ROWS > columns / BLOCK_COLUMNS) rows = half(rows, BLOCK_ROWS);
    else columns = half(columns, BLOCK_COLUMNS);
  }
  return { rows, columns, inner, networks };
}

function measuredNetworks({ adapter }: Gpu, { networks }: ProductSize): number {
  return adapter.software ? 1 : Math.min(networks, MOST_NETWORKS);
}

function half(size: number, block: number): number {
  return Math.ceil(size / 2 / block) * block;
}

function nearestPower(value: number): number {
  return 2 ** Math.round(Math.log2(value));
}
