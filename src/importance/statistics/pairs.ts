/** Every two of the items, the first of them with each later one, then the second, and so on. */
export function pairsOf<T>(items: readonly T[]): (readonly [T, T])[] {
  return items.flatMap((first, place) => items.slice(place + 1).map((second) => [first, second] as const));
}
