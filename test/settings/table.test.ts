import { describe, expect, it } from 'vitest';
import { runSettingsSchema } from '../../src/run/config.ts';
import { LAB_DEFAULTS, LAB_SETTINGS, labField } from '../../src/settings/labSettings.ts';
import { listOf, oneOf, orNone, refusal, someOf, wholeNumber } from '../../src/settings/parsers.ts';
import { READING_TABLE } from '../../src/settings/readingTable.ts';
import { RUN_SETTINGS, runSettingsOf } from '../../src/settings/runSettings.ts';
import type { Flag } from '../../src/settings/setting.ts';
import { SETTINGS } from '../../src/settings/table.ts';

const ROWS = Object.entries<Flag<unknown>>({ ...SETTINGS, ...READING_TABLE } as Record<string, Flag<unknown>>);
const WITH_DEFAULT = ROWS.filter(([, { byDefault }]) => byDefault !== undefined);

describe('the table of settings', () => {
  it('has each flag and each key of the address only once', () => {
    const flags = ROWS.map(([, { flag }]) => flag);
    const keys = LAB_SETTINGS.map((name) => labField(name).key);
    expect(new Set(flags).size).toBe(flags.length);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(WITH_DEFAULT)('%s reads its default back from the text that it writes', (_, { value, byDefault }) => {
    expect(value.read(value.write(byDefault))).toEqual(byDefault);
  });

  it.each(LAB_SETTINGS)('%s in the lab reads its default back, and its word for no value', (name) => {
    const { value, byDefault } = labField(name);
    expect(value.read(value.write(byDefault))).toEqual(byDefault);
    if (value.none !== undefined) expect(value.write(value.read(value.none))).toBe(value.none);
    expect(LAB_DEFAULTS[name]).toEqual(byDefault);
  });

  it('gives the settings of the paper by default, in the order of config.json', () => {
    const paper = runSettingsOf({});
    expect(paper).toEqual({
      hidden: [512, 512, 512],
      activation: 'relu',
      epochs: 50,
      batchSize: 100,
      learningRate: 0.1,
      weightDecay: 1e-5,
      seed: 1,
      orderSeed: 1,
      order: 'fixed',
      batches: 'Rand',
      norms: true,
      snapshotEvery: 0,
    });
    expect(Object.keys(paper)).toEqual(RUN_SETTINGS.filter((name) => name !== 'scores'));
    expect(Object.keys(runSettingsSchema.shape)).toEqual(RUN_SETTINGS);
  });

  it('takes the settings that were chosen, and the seed also for the order unless an order seed is chosen', () => {
    expect(runSettingsOf({ seed: 7, norms: false, snapshotEvery: 2 })).toMatchObject({ orderSeed: 7, norms: false });
    expect(runSettingsOf({ seed: 7, orderSeed: 3, scores: 'out/first' })).toMatchObject({
      orderSeed: 3,
      scores: 'out/first',
    });
    const withOtherFlags = { dataset: 'mnist', force: true, epochs: 3 };
    expect(runSettingsOf(withOtherFlags)).toEqual({ ...runSettingsOf({}), epochs: 3 });
  });

  it.each([
    ['hidden', [8, 0]],
    ['activation', 'RELU'],
    ['epochs', 1.5],
    ['learningRate', 0],
    ['weightDecay', Number.NaN],
    ['seed', -1],
    ['norms', 'true'],
    ['scores', ''],
  ] as const)('refuses %s %j of a run folder in the words of its flag', (name, wrong) => {
    const { error } = runSettingsSchema.safeParse({ ...runSettingsOf({}), [name]: wrong });
    expect(error?.issues).toEqual([
      expect.objectContaining({ path: [name], message: `must be ${SETTINGS[name].value.expected}` }),
    ]);
  });
});

describe('parsers', () => {
  it.each([
    ['64, 32', [64, 32]],
    ['64 32', [64, 32]],
    ['64,32', [64, 32]],
    ['none', []],
    ['', undefined],
    ['64,', undefined],
    ['64,,32', undefined],
    ['1,2,3', undefined],
    ['65', undefined],
    ['0', undefined],
  ])('read the list %j as %j', (text, numbers) => {
    expect(listOf({ what: 'widths', example: '64', most: 2, largest: 64 }).read(text)).toEqual(numbers);
  });

  it.each(['', ' ', '1.5', '-1', '+1', '1e3', '0x10', '99999999999999999999'])('read no whole number in %j', (text) => {
    expect(wholeNumber(0).read(text)).toBeUndefined();
  });

  it('read several words in the order of the choice, and each only once', () => {
    const words = someOf(['roof', 'kernels', 'step']);
    expect(words.read('step,roof,step')).toEqual(['roof', 'step']);
    expect(words.read('step,cellar')).toBeUndefined();
  });

  it('say what was expected and what came', () => {
    expect(refusal('--order', oneOf(['fixed', 'shuffled']), 'random')).toBe(
      "--order must be one of fixed, shuffled, not 'random'",
    );
    expect(refusal('samples', orNone(wholeNumber(2), 'all'), '1')).toBe(
      "samples must be a whole number from 2 on, or all, not '1'",
    );
    expect(refusal('--seed', wholeNumber(0), '')).toBe('--seed must not be empty');
  });
});
