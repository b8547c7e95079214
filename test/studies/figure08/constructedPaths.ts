import seedrandom from 'seedrandom';
import { BATCHES, type BatchName } from '../../../src/batches/names.ts';
import { sum } from '../../../src/importance/sum.ts';
import type { FigureInputs, Paths } from '../../../src/studies/figureInputs.ts';

import { constructedInputs } from '../constructedRun.ts';

/** Makes paths from all their displacements, [epochs][parameters] per construction. */
export function pathsOf(displacements: Partial<Record<BatchName, readonly (readonly number[])[]>>): Paths {
  const names = BATCHES.filter((name) => name in displacements);
  const rows = names.flatMap((name) => displacements[name] ?? []);
  const gram = Float64Array.from(rows.flatMap((a) => rows.map((b) => sum(a.map((value, k) => value * (b[k] ?? 0))))));
  return { names, epochs: displacements[names[0] ?? 'Rand']?.length ?? 0, gram };
}

const PARAMETERS = 24;

/**
 * Makes paths that look like training. All slow down on their way in a common direction. The ordered ones leave it by
 * `spread` times the length of the common way, and their reversals leave it to the other side.
 */
export function syntheticPaths(names: readonly BatchName[], epochs: number, spread: number): Paths {
  const random = seedrandom('paths');
  const direction = () => Array.from({ length: PARAMETERS }, () => random() - 0.5);
  const common = direction();
  const [byNll, byImportance] = [direction(), direction()];
  const leaving: Partial<Record<BatchName, readonly number[]>> = {
    NLO: byNll,
    RNLO: byNll.map((value) => -value),
    SIO: byImportance,
    RSIO: byImportance.map((value) => -0.8 * value),
  };
  const path = (name: BatchName) => {
    const own = direction().map((value) => value * 0.15);
    return Array.from({ length: epochs }, (_, t) => {
      const progress = (t + 1) / epochs;
      const way = 10 * (1 - Math.exp(-3 * progress));
      const away = spread * 10 * progress ** 1.5;
      return common.map((value, k) => value * way + ((leaving[name]?.[k] ?? 0) + (own[k] ?? 0)) * away);
    });
  };
  return pathsOf(Object.fromEntries(names.map((name) => [name, path(name)])));
}

/** Inputs of which nothing but the paths is used. */
export function inputsWith(paths: Paths | null, dataset = 'cifar10'): FigureInputs {
  return { ...constructedInputs({ importanceByLayer: [[[1]]], dataset }), paths };
}

/**
 * Paths of two epochs in a plane. The mixed ones end at (3, 4), (3, 3) and (4, 4), at most √2 apart; NLO ends 8 from
 * RNLO, SIO 6 from RSIO; the least distance from a mixed end to an ordered one is that of NLM to RNLO, 3.
 */
export const ENDS: Partial<Record<BatchName, [number, number]>> = {
  Rand: [3, 4],
  NLO: [3, 8],
  RNLO: [3, 0],
  NLM: [3, 3],
  SIO: [8, 6],
  RSIO: [8, 0],
  SIM: [4, 4],
};

export function pathsTo(ends: Partial<Record<BatchName, [number, number]>>, scale = 1): Paths {
  const paths = Object.entries(ends).map(([name, [x, y]]) => {
    const end = [x * scale, y * scale];
    return [name, [end.map((value) => value / 2 + 1), end]];
  });
  return pathsOf(Object.fromEntries(paths));
}
