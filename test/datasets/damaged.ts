import fc from 'fast-check';
import { DatasetError } from '../../datasets/dataset.ts';
import type { Bytes } from '../../datasets/source.ts';

const RUNS = { numRuns: 300 };

/** Runs the check on random bytes, and on good files with some bytes changed and the end cut off. */
export async function checkDamaged(
  seeds: readonly Bytes[],
  check: (bytes: Bytes, choice: number) => Promise<void>,
): Promise<void> {
  const edit = fc.record({ at: fc.nat(), to: fc.nat(255) });
  const damaged = fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 8 }), fc.nat(), fc.boolean())
    .map(([seed, edits, length, cut]) => damage(seed, edits, cut ? length : seed.length));
  const bytes = fc.oneof({ weight: 4, arbitrary: damaged }, fc.uint8Array({ maxLength: 2000 }).map(asBytes));
  await fc.assert(fc.asyncProperty(bytes, fc.nat(), check), RUNS);
}

function damage(seed: Bytes, edits: readonly { at: number; to: number }[], length: number): Bytes {
  const bytes = seed.slice();
  for (const { at, to } of edits) bytes[at % bytes.length] = to;
  return bytes.slice(0, length % (bytes.length + 1));
}

function asBytes(bytes: Uint8Array): Bytes {
  return Uint8Array.from(bytes);
}

/** Lets DatasetErrors pass and throws all others. */
export async function allowDatasetErrors(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
  }
}
