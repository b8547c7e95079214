import type { Roof } from './roof.ts';
import type { Work } from './work.ts';

/** What an adapter does at most, from its roof. */
export interface Limits {
  /** GFLOP/s. */
  readonly multiplyAdd: number;
  /** GB/s, read and written. */
  readonly copy: number;
  /** Milliseconds of a dispatch of next to nothing. */
  readonly dispatch: number;
}

/** Milliseconds that work takes at least on an adapter. Caches that hold what passes hand on can go below `memory`. */
export interface Floor {
  readonly arithmetic: number;
  readonly memory: number;
  readonly dispatch: number;
  /** The largest of the three: the time if they overlap wholly. */
  readonly largest: number;
  /** Their sum: the time if none overlaps another. */
  readonly sum: number;
  /** Which of the three is the largest. */
  readonly bound: Bound;
}

export type Bound = 'arithmetic' | 'memory' | 'dispatch';

export function limitsOf({ multiplyAdd, copy, dispatch }: Roof): Limits {
  return { multiplyAdd: multiplyAdd.best, copy: copy.best, dispatch: dispatch.minimum };
}

export function floorOf({ operations, bytes, dispatches }: Work, limits: Limits): Floor {
  const parts: Record<Bound, number> = {
    arithmetic: operations / limits.multiplyAdd / 1e6,
    memory: bytes / limits.copy / 1e6,
    dispatch: dispatches * limits.dispatch,
  };
  const bounds = Object.keys(parts) as Bound[];
  const bound = bounds.reduce((most, name) => (parts[name] > parts[most] ? name : most));
  const sum = parts.arithmetic + parts.memory + parts.dispatch;
  return { ...parts, largest: parts[bound], sum, bound };
}

/** The throughput of timed work, and how near it comes to the roof. */
export interface Performance {
  /** GFLOP/s. */
  readonly gigaflops: number;
  /** GB/s. */
  readonly gigabytes: number;
  /** Share of the multiply-add roof. */
  readonly arithmeticShare: number;
  /** Share of the roof of copies. */
  readonly memoryShare: number;
  /** The largest floor over the time. */
  readonly share: number;
  /** Which floor that is. */
  readonly bound: Bound;
}

export function performanceOf(work: Work, milliseconds: number, limits: Limits): Performance {
  const { arithmetic, memory, largest, bound } = floorOf(work, limits);
  return {
    gigaflops: work.operations / milliseconds / 1e6,
    gigabytes: work.bytes / milliseconds / 1e6,
    arithmeticShare: arithmetic / milliseconds,
    memoryShare: memory / milliseconds,
    share: largest / milliseconds,
    bound,
  };
}
