import type { Constants, Dispatch, DispatchOptions } from '../../gpu/kernel.ts';
import type { ProductVariant } from './variants.ts';

/** How large a product is; columns and inner entries are counted in vec4. */
export interface ProductSize {
  /** Rows of the result. */
  readonly rows: number;
  /** Columns of the result, in vec4. */
  readonly columns: number;
  /** Terms of a sum, in vec4. */
  readonly inner: number;
  readonly networks: number;
}

/**
 * A product of matrices. All variants add up in the same order. `sources` tell the variant's shader what to multiply, and
 * what becomes of the sums; columns and inner entries are counted in vec4:
 * - `extent()`: rows, columns and inner entries; `wanted(row, column)`: whether the thread's sums are wanted at all
 * - `lhsAddress(network, row, lane)`, `lhs(address, k)`: one of the four vectors, `lane` from 0 to 3, that hold rows `row`
 *   to `row + 3` of the left operand, `row` a multiple of four; `lhsRows` makes the four rows of the four vectors
 * - `rhsAddress(network, column)`, `rhs(address, k)`: the 4 × 4 tile of the right operand
 * - `times(row, tile)`: four terms of the sums of four columns
 * - `store(network, row, column, sums)`
 * Rows, columns and inner entries beyond the edge are read too, and must repeat what is within or count for nothing.
 */
export interface Product extends ProductSize {
  readonly label: string;
  /** Declare the functions above, which product_*.wgsl call. A source that is named twice is compiled once. */
  readonly sources: readonly string[];
  readonly constants?: Constants;
  readonly tensors: DispatchOptions['tensors'];
  readonly params: DispatchOptions['params'];
}

/** A product bound to its tensors. */
export interface ProductDispatch extends Dispatch {
  /** The variant that multiplies. */
  readonly variant: ProductVariant;
}
