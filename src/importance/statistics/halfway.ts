import { sum } from '../sum.ts';

/** The first epoch, 1-based, by which half of the total of a quantity per epoch is reached; `null` for a total of 0. */
export function halfwayEpoch(perEpoch: readonly number[]): number | null {
  const time = halfwayTime(perEpoch);
  return time && Math.ceil(time);
}

/**
 * The time, in epochs from the beginning, at which half of the total of a quantity per epoch is reached; `null` for a
 * total of 0. The quantity is taken to come evenly within an epoch.
 */
export function halfwayTime(perEpoch: readonly number[]): number | null {
  let left = sum(perEpoch) / 2;
  if (!(left > 0)) return null;
  const full = perEpoch.findIndex((value) => {
    if (value >= left) return true;
    left -= value;
    return false;
  });
  return full + left / (perEpoch[full] ?? 1);
}

/** The share of the total of a quantity per epoch that is reached within a share of the epochs; `null` for a total of 0. */
export function shareWithin(share: number, perEpoch: readonly number[]): number | null {
  const [total, time] = [sum(perEpoch), share * perEpoch.length];
  const reached = perEpoch.map((value, epoch) => value * Math.min(1, Math.max(0, time - epoch)));
  return total > 0 ? sum(reached) / total : null;
}
