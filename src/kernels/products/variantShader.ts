import blocks from '../../../shaders/product_blocks.wgsl';
import octets from '../../../shaders/product_octets.wgsl';
import quads from '../../../shaders/product_quads.wgsl';
import tile from '../../../shaders/product_tile.wgsl';
import type { Gpu } from '../../gpu/gpu.ts';
import type { Constants } from '../../gpu/kernel.ts';
import { readConstant } from '../../gpu/shaderInterface.ts';
import type { ProductVariant } from './variants.ts';

/** A variant's shader, and the block of the result that a workgroup computes: rows, and columns in vec4. */
export interface VariantShader {
  readonly source: string;
  readonly constants: Constants;
  readonly rows: number;
  readonly columns: number;
}

/**
 * What an adapter compiles for a variant. Where lanes share rows, a workgroup has so many of them: a processor does those
 * beyond the last column for nothing, a graphics processor fills its own.
 */
export function shaderOf({ adapter }: Gpu, variant: ProductVariant): VariantShader {
  const lanes = (processor: number) => (adapter.software ? processor : 64);
  switch (variant) {
    case 'tile':
      return inRegisters(tile);
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

function inRegisters(source: string): VariantShader {
  const [rows, columns] = [readConstant(source, 'BLOCK_ROWS'), readConstant(source, 'BLOCK_COLUMNS')];
  return { source, constants: {}, rows, columns };
}

function sharedByLanes(source: string, lanes: number): VariantShader {
  return { source, constants: { lanes }, rows: readConstant(source, 'BLOCK_ROWS'), columns: lanes };
}

/** By `side` × `side` threads. */
function fetchedByThreads(source: string, side: number): VariantShader {
  return { source, constants: { across: side, down: side }, rows: side * readConstant(source, 'ROWS'), columns: side };
}
