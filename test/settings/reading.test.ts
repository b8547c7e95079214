import { describe, expect, it } from 'vitest';
import { runConfigSchema } from '../../src/run/config.ts';
import { readingOptionsSchema } from '../../src/run/readingSchema.ts';
import { listOfNames, pictureSize } from '../../src/settings/readingParsers.ts';
import { READING_OPTIONS, READING_TABLE, readingOptionsOf } from '../../src/settings/readingTable.ts';
import { syntheticConfig } from '../run/syntheticRun.ts';

describe('names in a list', () => {
  it.each([
    ['age', ['age']],
    ['age, town', ['age', 'town']],
    ['age,age', ['age']],
    ['"Size, cm",town', ['Size, cm', 'town']],
    ['"said ""yes"""', ['said "yes"']],
    ['två ord,数', ['två ord', '数']],
    ['', undefined],
    ['age,', undefined],
    [',age', undefined],
    ['"age', undefined],
    ['"age"x', undefined],
  ])('are read from %j as %j', (text, names) => {
    expect(listOfNames().read(text)).toEqual(names);
    if (names) expect(listOfNames().read(listOfNames().write(names))).toEqual(names);
  });
});

describe('the size of pictures', () => {
  it.each([
    ['64', { width: 64, height: 64 }],
    ['64x48', { width: 64, height: 48 }],
    ['64×48', { width: 64, height: 48 }],
    ['64X48', { width: 64, height: 48 }],
    ['64 × 48', { width: 64, height: 48 }],
    ['0', undefined],
    ['64x', undefined],
    ['x64', undefined],
    ['64.5', undefined],
    ['64x48x3', undefined],
    ['-64', undefined],
    ['5000', undefined],
    ['', undefined],
  ])('is read from %j as %j', (text, size) => {
    expect(pictureSize().read(text)).toEqual(size);
    if (size) expect(pictureSize().read(pictureSize().write(size))).toEqual(size);
  });
});

describe('what is said about files', () => {
  it('is nothing where no flag is given, and else what was given', () => {
    expect(readingOptionsOf({})).toBeUndefined();
    const flags = { label: 'income', ignore: undefined, scale: 'unit', dataset: 'people.csv', epochs: 3 } as const;
    expect(readingOptionsOf(flags)).toEqual({ label: 'income', scale: 'unit' });
  });

  it('comes back from config.json, checked as the flags check it', () => {
    const reading = {
      label: 'income',
      ignore: ['a', 'b'],
      resize: { width: 8, height: 4 },
      grey: true,
      testShare: 0.2,
    };
    expect(runConfigSchema.parse({ ...syntheticConfig(), reading }).reading).toEqual(reading);
    expect(runConfigSchema.parse(syntheticConfig()).reading).toBeUndefined();
    const wrong = readingOptionsSchema.safeParse({ testShare: 1.5 });
    expect(wrong.error?.issues[0]?.message).toBe(`must be ${READING_TABLE.testShare.value.expected}`);
    expect(Object.keys(readingOptionsSchema.shape)).toEqual(READING_OPTIONS);
  });
});
