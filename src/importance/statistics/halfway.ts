import { sum } from '../sum.ts';

/** The first epoch, 1-based, by which half of the total of a quantity per epoch is reached; `null` for a total of 0. */
export function halfwayEpoch(perEpoch: readonly number[]): number | null {
  const half = sum(perEpoch) / 2;
  if (!(half > 0)) return null;
  let reached = 0;
  const index = perEpoch.findIndex((value) => {
    reached += value;
    return reached >= half;
  });
  return index + 1;
}
