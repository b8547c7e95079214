import type { Gpu } from '../gpu/gpu.ts';
import type { Constants } from '../gpu/kernel.ts';

/** How the threads of a product get its left operand: each loads its own rows, or the lanes of a quad share theirs. */
export type Sharing = 'tile' | 'quads';

/** Lanes of a workgroup that shares rows: a processor does those beyond the last column for nothing, a GPU fills its own. */
const LANES = { processor: 16, graphics: 64 } as const;

/** What the adapter can: passing values round a quad needs subgroups. */
export function sharingOf({ device }: Gpu): Sharing {
  return device.features.has('subgroups') ? 'quads' : 'tile';
}

/** The constants that a product's shader has for its way of sharing. */
export function sharingConstants({ adapter }: Gpu, sharing: Sharing): Constants {
  return sharing === 'quads' ? { lanes: adapter.software ? LANES.processor : LANES.graphics } : {};
}
