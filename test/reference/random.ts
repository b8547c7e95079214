import { type Stack, stack } from './matrix.ts';

/** Seeded numbers in [−1, 1), exact in float32 (mulberry32). */
export function randomNumbers(seed: number, count: number): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return (bits ^ (bits >>> 14)) / 2 ** 31;
  });
}

/** A stack of random numbers. */
export function randomStack(seed: number, networks: number, rows: number, columns: number): Stack {
  return stack(networks, rows, columns, randomNumbers(seed, networks * rows * columns));
}

/** A stack of random inputs whose last column is one: the biases are its weights. */
export function randomInputs(seed: number, networks: number, rows: number, inputs: number): Stack {
  const values = randomStack(seed, networks, rows, inputs + 1);
  for (let i = inputs; i < values.values.length; i += inputs + 1) values.values[i] = 1;
  return values;
}
