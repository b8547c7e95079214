/** Terms of a distance that are summed before it is asked whether it is too long already. */
const STRETCH = 16;

/** ‖a − b‖² of the rows of length `dims` that begin at `aAt` and `bAt`; where it is above `most`, anything above. */
export function squaredDistance(
  a: Float64Array,
  aAt: number,
  b: Float64Array,
  bAt: number,
  dims: number,
  most = Number.POSITIVE_INFINITY,
): number {
  let total = 0;
  for (let from = 0; from < dims && total <= most; from += STRETCH) {
    const end = Math.min(dims, from + STRETCH);
    for (let j = from; j < end; j++) {
      const difference = (a[aAt + j] ?? 0) - (b[bAt + j] ?? 0);
      total += difference * difference;
    }
  }
  return total;
}
