import type { NumberArray } from './decodeNumbers.ts';

/** Items of which the first axis runs fastest, put so that the last one does: [shape₀, shape₁, …]. */
export function transposed(items: NumberArray, shape: readonly number[]): NumberArray {
  const ordered = items.slice();
  const strides = stridesOf(shape);
  const place = shape.map(() => 0);
  let from = 0;
  for (let to = 0; to < ordered.length; to++) {
    ordered[to] = items[from] ?? 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      from += strides[axis] ?? 0;
      place[axis] = (place[axis] ?? 0) + 1;
      if ((place[axis] ?? 0) < (shape[axis] ?? 0)) break;
      from -= (strides[axis] ?? 0) * (shape[axis] ?? 0);
      place[axis] = 0;
    }
  }
  return ordered;
}

/** How far apart neighbours along each axis lie where the first axis runs fastest. */
function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(0, axis).reduce((product, size) => product * size, 1));
}
