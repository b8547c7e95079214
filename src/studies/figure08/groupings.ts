import { type BatchName, PAPER_BATCHES } from '../../batches/names.ts';
import { MIXED_BATCHES } from '../batchGroups.ts';

/** The seven constructions, divided into three that count as mixed and two pairs of an order and its reverse. */
export interface Grouping {
  readonly mixed: readonly BatchName[];
  readonly reversals: readonly (readonly [BatchName, BatchName])[];
}

/** What they really are. */
export const PAPER_GROUPING: Grouping = {
  mixed: MIXED_BATCHES,
  reversals: [
    ['NLO', 'RNLO'],
    ['SIO', 'RSIO'],
  ],
};

/** Every division of the seven into three and two pairs: 35 ways to choose the three, times three. */
export function everyGrouping(): Grouping[] {
  return triplesOf(PAPER_BATCHES).flatMap((mixed) => {
    const others = PAPER_BATCHES.filter((name) => !mixed.includes(name));
    return pairings(others).map((reversals) => ({ mixed, reversals }));
  });
}

/** Those of the grouping's constructions that are not mixed. */
export function orderedOf({ reversals }: Grouping): BatchName[] {
  return reversals.flat();
}

function triplesOf<T>(items: readonly T[]): T[][] {
  return items.flatMap((first, a) =>
    items.slice(a + 1).flatMap((second, b) => items.slice(a + b + 2).map((third) => [first, second, third])),
  );
}

/** The ways to make pairs of the items: the first with each other, and the rest likewise. */
function pairings<T>(items: readonly T[]): (readonly [T, T])[][] {
  const [first, ...others] = items;
  if (first === undefined) return [[]];
  return others.flatMap((second) =>
    pairings(others.filter((item) => item !== second)).map((rest) => [[first, second] as const, ...rest]),
  );
}
