import type { FigureInputs } from './figureInputs.ts';

/** Keeps what figures and claims both ask of the same inputs, for as long as the inputs are in use. */
export function oncePerInputs<T>(compute: (inputs: FigureInputs) => T): (inputs: FigureInputs) => T {
  return oncePer((inputs) => inputs.origin ?? inputs, compute);
}

/** The same of what depends on how many draws chance gets. */
export function oncePerDraws<T>(compute: (inputs: FigureInputs) => T): (inputs: FigureInputs) => T {
  return oncePer((inputs) => inputs, compute);
}

function oncePer<T>(keyOf: (inputs: FigureInputs) => FigureInputs, compute: (inputs: FigureInputs) => T) {
  const known = new WeakMap<FigureInputs, { readonly value: T }>();
  return (inputs: FigureInputs): T => {
    const key = keyOf(inputs);
    const { value } = known.get(key) ?? { value: compute(inputs) };
    known.set(key, { value });
    return value;
  };
}
