import type { FigureInputs } from './figureInputs.ts';

/** Keeps what figures and claims both ask of the same inputs, for as long as the inputs are in use. */
export function oncePerInputs<T>(compute: (inputs: FigureInputs) => T): (inputs: FigureInputs) => T {
  const known = new WeakMap<FigureInputs, { readonly value: T }>();
  return (inputs) => {
    const { value } = known.get(inputs) ?? { value: compute(inputs) };
    known.set(inputs, { value });
    return value;
  };
}
