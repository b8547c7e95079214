import { MISSING, type ReadingOptions, SCALES } from '../../datasets/reading/options.ts';
import { numberBetween, oneOf, someText, wholeNumber, yesOrNo } from './parsers.ts';
import { listOfNames, pictureSize } from './readingParsers.ts';
import type { Flag } from './setting.ts';

/** A flag of the command line, and what its field in the lab is called. */
export interface ReadingOption<T> extends Flag<T> {
  readonly field: string;
}

type ReadingTable = {
  readonly [Name in keyof ReadingOptions]-?: ReadingOption<Exclude<ReadingOptions[Name], undefined>>;
};

/** What a user may say about files of their own, each once, in the order of `config.json`. */
export const READING_TABLE: ReadingTable = {
  label: {
    flag: 'label',
    field: 'Classes in',
    argument: '<column>',
    help: 'the column, or the array, with the classes',
    value: someText(),
  },
  id: {
    flag: 'id',
    field: 'Names in',
    argument: '<column>',
    help: 'the column with a name for each sample',
    value: someText(),
  },
  ignore: {
    flag: 'ignore',
    field: 'Ignore',
    argument: '<columns>',
    help: 'columns that are no features, as in a,b; may be repeated',
    value: listOfNames(),
  },
  split: {
    flag: 'split',
    field: 'Split by',
    argument: '<column>',
    help: 'the column that tells training from test rows',
    value: someText(),
  },
  group: {
    flag: 'group',
    field: 'Keep together by',
    argument: '<column>',
    help: 'rows of equal value stay on one side of the test split',
    value: someText(),
  },
  testShare: {
    flag: 'test-share',
    field: 'Share to test with',
    argument: '<share>',
    help: 'what is held out to test with, where the files have no test split',
    value: numberBetween(0, 1, '0.2'),
    defaultWords: '1/6',
  },
  splitSeed: {
    flag: 'split-seed',
    field: 'Seed of the split',
    argument: '<n>',
    help: 'draws what is held out',
    value: wholeNumber(0),
    defaultWords: '0',
  },
  missing: {
    flag: 'missing',
    field: 'Missing cells',
    argument: '<kind>',
    help: `cells without a value: ${MISSING.join(', ')}`,
    value: oneOf(MISSING),
    defaultWords: 'refuse',
  },
  scale: {
    flag: 'scale',
    field: 'Scale',
    argument: '<kind>',
    help: `how numbers are scaled: ${SCALES.join(', ')}`,
    value: oneOf(SCALES),
    defaultWords: 'auto',
  },
  resize: {
    flag: 'resize',
    field: 'Resize to',
    argument: '<size>',
    help: 'bring every picture to this size, as in 64 or 64x48 (width x height)',
    value: pictureSize(),
  },
  grey: { flag: 'grey', field: 'Grey pictures', argument: '', help: 'make coloured pictures grey', value: yesOrNo() },
  skipBad: {
    flag: 'skip-bad',
    field: 'Skip bad pictures',
    argument: '',
    help: 'leave out pictures that cannot be decoded, and list them',
    value: yesOrNo(),
  },
};

export type ReadingOptionName = keyof ReadingOptions;

export const READING_OPTIONS = Object.keys(READING_TABLE) as ReadingOptionName[];

/** What was said about the files, without what was not; undefined where nothing was said. */
export function readingOptionsOf(chosen: ReadingOptions): ReadingOptions | undefined {
  const said = READING_OPTIONS.filter((name) => chosen[name] !== undefined);
  return said.length === 0 ? undefined : Object.fromEntries(said.map((name) => [name, chosen[name]]));
}

/** A sentence for the lab's reader: flags become the names of their fields, as in “Missing cells” for `--missing`. */
export function flagsAsFields(sentence: string): string {
  return READING_OPTIONS.reduce((text, name) => {
    const { flag, field } = READING_TABLE[name];
    return text.replaceAll(new RegExp(`--${flag}(?![\\w-])`, 'g'), `“${field}”`);
  }, sentence);
}
