import blocks from '../../../shaders/product_blocks.wgsl';
import lanes from '../../../shaders/product_lanes.wgsl';
import octets from '../../../shaders/product_octets.wgsl';
import quads from '../../../shaders/product_quads.wgsl';
import store from '../../../shaders/product_store.wgsl';
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

/** What an adapter compiles for a variant. */
export function shaderOf({ adapter }: Gpu, variant: ProductVariant): VariantShader {
  switch (variant) {
    case 'tile':
      return inRegisters(tile);
    case 'quads':
      return sharedByLanes(quads, adapter.software ? 16 : GRAPHICS_LANES);
    case 'octets':
      return sharedByLanes(octets, adapter.software ? 8 : GRAPHICS_LANES);
    case 'blocks':
      return fetchedByThreads(blocks, 8);
    case 'slabs':
      return fetchedByThreads(blocks, 16);
  }
}

/** Lanes of a workgroup. A processor has fewer: it does those beyond the last column for nothing. */
const GRAPHICS_LANES = 64;

function inRegisters(source: string): VariantShader {
  const [rows, columns] = [readConstant(source, 'BLOCK_ROWS'), readConstant(source, 'BLOCK_COLUMNS')];
  return { source: join(store, source), constants: {}, rows, columns };
}

function sharedByLanes(source: string, count: number): VariantShader {
  const rows = readConstant(source, 'BLOCK_ROWS');
  return { source: join(lanes, store, source), constants: { lanes: count }, rows, columns: count };
}

/** A workgroup has `side` × `side` threads. */
function fetchedByThreads(source: string, side: number): VariantShader {
  const rows = side * readConstant(source, 'ROWS');
  return { source: join(store, source), constants: { across: side, down: side }, rows, columns: side };
}

function join(...sources: string[]): string {
  return sources.join('\n');
}
