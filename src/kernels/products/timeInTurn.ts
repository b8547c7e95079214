/** Runs of each candidate that is not clearly slower; and while another than the usual one is ahead. */
const ROUNDS = 3;
const ROUNDS_IN_DOUBT = 8;

/** A candidate that takes more than this many times as long as the fastest is not run again. */
const CLEARLY_SLOWER = 1.7;

/** Another candidate must be faster than the usual one by this factor: less than that is chance. */
const CLEARLY_FASTER = 1.1;

/**
 * The shortest time of each candidate, measured in turn so that all of them see the same machine. A candidate that is
 * clearly slower in a round is not run again, but the usual one always is. There are more rounds before another takes its
 * place: a choice is stored for good, and something else may run on the machine just now.
 */
export async function timeInTurn<T>(
  candidates: readonly T[],
  usual: T,
  time: (candidate: T) => Promise<number>,
): Promise<Map<T, number>> {
  const times = new Map<T, number>();
  let running = candidates;
  const inDoubt = () => fastestOf(times, usual) !== usual;
  for (let round = 0; running.length > 1 && round < (inDoubt() ? ROUNDS_IN_DOUBT : ROUNDS); round++) {
    for (const candidate of running) {
      const taken = await time(candidate);
      times.set(candidate, Math.min(taken, times.get(candidate) ?? Number.POSITIVE_INFINITY));
    }
    const limit = CLEARLY_SLOWER * Math.min(...times.values());
    const timeOf = (candidate: T) => times.get(candidate) ?? Number.POSITIVE_INFINITY;
    running = running.filter((candidate) => candidate === usual || timeOf(candidate) <= limit);
  }
  return times;
}

/** The fastest candidate: the usual one, unless another is clearly faster. */
export function fastestOf<T>(times: ReadonlyMap<T, number>, usual: T): T {
  const [best] = [...times].sort(([, one], [, other]) => one - other);
  const usualTime = times.get(usual) ?? Number.POSITIVE_INFINITY;
  return best !== undefined && usualTime > CLEARLY_FASTER * best[1] ? best[0] : usual;
}
