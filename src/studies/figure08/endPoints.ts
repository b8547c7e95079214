import type { BatchName } from '../../batches/names.ts';
import { gramDistance } from '../../importance/paths/gramDistance.ts';
import type { Paths } from '../figureInputs.ts';

/** Distances between the ends of paths, in the space of all parameters. */
export interface EndPoints {
  /** The distance from the end of one path to the end of another. */
  distance(from: BatchName, to: BatchName): number;
  /** The distance from the common beginning to the end of a path. */
  displacement(name: BatchName): number;
}

export function endPoints({ names, epochs, gram }: Paths): EndPoints {
  const size = names.length * epochs;
  const end = (name: BatchName) => (names.indexOf(name) + 1) * epochs - 1;
  return {
    distance: (from, to) => gramDistance(gram, size, end(from), end(to)),
    displacement: (name) => Math.sqrt(gram[end(name) * size + end(name)] ?? Number.NaN),
  };
}
