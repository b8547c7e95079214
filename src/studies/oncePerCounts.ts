import type { SampleCounts } from './claims/resamples.ts';
import type { FigureInputs } from './figureInputs.ts';
import { oncePerInputs } from './oncePerInputs.ts';

/** What is computed from inputs whose samples count as often as `counts` says, once where left out. */
export type FromCounts<T> = (inputs: FigureInputs, counts?: SampleCounts) => T;

/** Keeps what several claims ask of the same inputs and counts, for as long as both are in use. */
export function oncePerCounts<T>(compute: FromCounts<T>): FromCounts<T> {
  const each = oncePerInputs((inputs) => compute(inputs));
  const counted = oncePerInputs(() => new WeakMap<SampleCounts, { readonly value: T }>());
  return (inputs, counts) => {
    if (counts === undefined) return each(inputs);
    const known = counted(inputs);
    const { value } = known.get(counts) ?? { value: compute(inputs, counts) };
    known.set(counts, { value });
    return value;
  };
}
