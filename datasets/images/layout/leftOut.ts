import type { LeftOut } from '../../reading/reading.ts';

/** Names that are shown of what was left out. */
const SHOWN = 10;

/** Files or folders that were left out; nothing where there are none. */
export function leftOut(what: LeftOut['what'], names: readonly string[], why: string): LeftOut[] {
  return names.length > 0 ? [{ what, names: names.slice(0, SHOWN), count: names.length, why }] : [];
}
