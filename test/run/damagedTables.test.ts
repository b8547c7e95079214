import fc from 'fast-check';
import { test } from 'vitest';
import { DamagedRunError } from '../../src/run/folder/errors.ts';
import { readEpochRows } from '../../src/run/folder/read/readEpochRows.ts';
import { readRun } from '../../src/run/folder/read/readRun.ts';
import { memoryFolder } from './memoryFolder.ts';
import { syntheticRun, writeSyntheticRun } from './syntheticRun.ts';

const run = syntheticRun({ epochs: 3 });
const whole = memoryFolder();
await writeSyntheticRun(whole, run);

test.each(['epochs.parquet', 'samples.parquet'])(
  'no damage to %s makes a reader throw anything but DamagedRunError',
  async (name) => {
    const file = whole.files.get(name) ?? new Uint8Array();
    const edit = fc.record({ at: fc.nat(), to: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255)) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), async (edits) => {
        const bytes = file.slice();
        for (const { at, to } of edits) bytes[at % bytes.length] = to;
        const folder = memoryFolder();
        for (const [other, content] of whole.files) folder.files.set(other, other === name ? bytes : content);
        await onlyDamage(readRun(folder));
        await onlyDamage(readEpochRows(folder));
      }),
      { numRuns: 150 },
    );
  },
);

async function onlyDamage(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DamagedRunError)) throw error;
  }
}
