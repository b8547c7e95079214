/** A picture cannot show more points along an axis; more would only take time. */
const MOST_POINTS = 60;

/** Keeps every n-th point and the last. */
export function thinned<T>(points: readonly T[]): T[] {
  const stride = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => index % stride === 0 || index === points.length - 1);
}
