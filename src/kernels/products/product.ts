import blocks from '../../../shaders/product_blocks.wgsl';
import octets from '../../../shaders/product_octets.wgsl';
import quads from '../../../shaders/product_quads.wgsl';
import tile from '../../../shaders/product_tile.wgsl';
import type { Gpu } from '../../gpu/gpu.ts';
import { type Constants, type Dispatch, type DispatchOptions, Kernel } from '../../gpu/kernel.ts';
import { readShaderInterface } from '../../gpu/shaderInterface.ts';
import { chooseVariant } from './chooseVariant.ts';
import type { ProductVariant } from './variants.ts';

/** What a workgroup of a variant computes: rows, and columns in vec4; and its shader's constants. */
interface Block {
  readonly source: string;
  readonly constants: Constants;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A product of matrices by one of the variants, which all add up in the same order. `sources` tell the variant's shader
 * what to multiply, and what becomes of the sums; columns and inner entries are counted in vec4:
 * - `extent()`: rows, columns and inner entries; `needed(row, column)`: whether the thread's sums are wanted at all
 * - `leftBase(network, row, which)`, `left(base, k)`: one of the vectors that hold rows `row` to `row + 3` of the left
 *   operand, `row` a multiple of four; `leftRows` makes the four rows of the four vectors
 * - `rightBase(network, column)`, `right(base, k)`: the 4 × 4 tile of the right operand
 * - `times(row, tile)`: four terms of the sums of four columns
 * - `store(network, row, column, sums)`
 * Rows, columns and inner entries beyond the edge are read too, and must repeat what is within or count for nothing.
 */
export interface Product {
  readonly label: string;
  /** The operands and what becomes of the sums: the functions that product_*.wgsl call. One named twice counts once. */
  readonly sources: readonly string[];
  readonly constants?: Constants;
  readonly tensors: DispatchOptions['tensors'];
  readonly params: DispatchOptions['params'];
  /** Of the result. */
  readonly rows: number;
  /** Of the result, in vec4. */
  readonly columns: number;
  /** Terms of a sum, in vec4. */
  readonly inner: number;
  readonly networks: number;
}

/** A product bound to its tensors. Without a variant, the one that is chosen for the adapter and the shape. */
export async function product(gpu: Gpu, wanted: Product, variant?: ProductVariant): Promise<Dispatch> {
  const { label, tensors, params, rows, columns, networks } = wanted;
  const made = variant ?? (await chooseVariant(gpu, wanted, { bind: product, blockOf }));
  const block = blockOf(gpu, made);
  const kernel = await Kernel.compile(gpu, label, [...new Set([block.source, ...wanted.sources])].join('\n'), {
    ...wanted.constants,
    ...block.constants,
  });
  const workgroups = [rows / block.rows, columns / block.columns, networks].map(Math.ceil) as [number, number, number];
  return { ...kernel.dispatch({ tensors, params, grid: { workgroups } }), variant: made };
}

/**
 * What a variant compiles, and the block that its shader says a workgroup computes. Lanes of a workgroup that shares its
 * rows: a processor does those beyond the last column for nothing, a graphics processor fills its own.
 */
function blockOf({ adapter }: Gpu, variant: ProductVariant): Block {
  const lanes = (processor: number) => (adapter.software ? processor : 64);
  switch (variant) {
    case 'tile':
      return {
        source: tile,
        constants: {},
        rows: declared(tile, 'BLOCK_ROWS'),
        columns: declared(tile, 'BLOCK_COLUMNS'),
      };
    case 'quads':
      return sharedByLanes(quads, lanes(16));
    case 'octets':
      return sharedByLanes(octets, lanes(8));
    case 'blocks':
      return fetchedByThreads(blocks, 8);
    case 'slabs':
      return fetchedByThreads(blocks, 16);
  }
}

function sharedByLanes(source: string, lanes: number): Block {
  return { source, constants: { lanes }, rows: declared(source, 'BLOCK_ROWS'), columns: lanes };
}

/** By `side` × `side` threads. */
function fetchedByThreads(source: string, side: number): Block {
  return { source, constants: { across: side, down: side }, rows: side * declared(source, 'ROWS'), columns: side };
}

/** The value of a `const` that a shader declares. */
function declared(source: string, name: string): number {
  const value = readShaderInterface(source).constants.get(name);
  if (value === undefined) throw new RangeError(`the product's shader declares no const ${name}`);
  return value;
}
