import { largestFirst } from '../importance/ranking/ranks.ts';
import type { FigureInputs } from './figureInputs.ts';
import { oncePerInputs } from './oncePerInputs.ts';

/** The samples with the largest τ first; none where nothing was measured. */
export const tauOrder: (inputs: FigureInputs) => Uint32Array = oncePerInputs(({ summaries }) =>
  largestFirst(summaries?.plain.tau ?? []),
);
