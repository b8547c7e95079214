import { expect, it } from 'vitest';
import { flagsAsFields } from '../../src/settings/readingTable.ts';

it('names the fields of the lab in place of flags, and leaves other words alone', () => {
  expect(flagsAsFields('a.csv: fill it in, or say --missing mean, or leave the column out with --ignore a')).toBe(
    'a.csv: fill it in, or say “Missing cells” mean, or leave the column out with “Ignore” a',
  );
  expect(flagsAsFields('give --split-seed 1, --split when or --splits')).toBe(
    'give “Seed of the split” 1, “Split by” when or --splits',
  );
});
