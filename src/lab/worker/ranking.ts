import { largestFirst } from '../../importance/ranks.ts';
import { sumLayers } from '../../importance/sumLayers.ts';
import type { EpochRecords } from '../../run/records.ts';
import type { Score } from '../protocol.ts';

/** The samples by a score, largest first; in their own order where nothing was measured. */
export function rankedBy(by: Score, last: EpochRecords | undefined, tau: Float64Array): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(largestFirst(last === undefined ? tau : scoreOf(by, last, tau)));
}

function scoreOf(by: Score, last: EpochRecords, tau: Float64Array): ArrayLike<number> {
  if (typeof by === 'object') return last.importance[by.layer] ?? tau;
  switch (by) {
    case 'tau':
      return tau;
    case 'importance':
      return sumLayers(last.importance);
    default:
      return last[by];
  }
}
