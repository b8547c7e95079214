/** So many points along an axis say all that a picture can; more would only take time. */
const MOST_POINTS = 60;

/** Every n-th point and the last. */
export function thinned<T>(points: readonly T[]): T[] {
  const stride = Math.ceil(points.length / MOST_POINTS);
  return points.filter((_, index) => index % stride === 0 || index === points.length - 1);
}
