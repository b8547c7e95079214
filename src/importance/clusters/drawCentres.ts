import { sum } from '../sum.ts';
import type { Points } from './clustering.ts';
import { squaredDistance } from './squaredDistance.ts';

/**
 * Draws distinct points as centres, [≤ clusters, dims]: each in proportion to its squared distance from those before, as
 * k-means++ does (Arthur and Vassilvitskii 2007).
 */
export function drawCentres({ rows, dims }: Points, clusters: number, random: () => number): Float64Array {
  const gaps = new Float64Array(rows.length / dims).fill(1);
  const chosen: number[] = [];
  while (chosen.length < clusters) {
    const point = drawInProportion(gaps, random());
    if (point === null) break;
    for (let i = 0; i < gaps.length; i++) {
      const gap = squaredDistance(rows, i * dims, rows, point * dims, dims);
      gaps[i] = chosen.length === 0 ? gap : Math.min(gaps[i] ?? 0, gap);
    }
    chosen.push(point);
  }
  const centres = new Float64Array(chosen.length * dims);
  for (const [c, point] of chosen.entries()) centres.set(rows.subarray(point * dims, (point + 1) * dims), c * dims);
  return centres;
}

/** Moves one centre, drawn at random, to a point that is drawn in proportion to its squared distance from the others. */
export function moveOneCentre({ rows, dims }: Points, centres: Float64Array, random: () => number): void {
  const clusters = centres.length / dims;
  const moved = Math.floor(random() * clusters);
  const gaps = new Float64Array(rows.length / dims).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < gaps.length; i++) {
    for (let c = 0; c < clusters; c++) {
      if (c === moved) continue;
      gaps[i] = Math.min(gaps[i] ?? 0, squaredDistance(rows, i * dims, centres, c * dims, dims, gaps[i]));
    }
  }
  const point = clusters > 1 ? drawInProportion(gaps, random()) : null;
  if (point !== null) centres.set(rows.subarray(point * dims, (point + 1) * dims), moved * dims);
}

/** An index, drawn in proportion to the weights by a number from 0 to 1; `null` where no weight is positive. */
function drawInProportion(weights: Float64Array, random: number): number | null {
  let left = random * sum(weights);
  let last: number | null = null;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight > 0) last = i;
    left -= weight;
    if (weight > 0 && left < 0) break;
  }
  return last;
}
