import { MISSING, type ReadingOptions, SCALES } from '../../datasets/reading/options.ts';
import { numberBetween, oneOf, someText, wholeNumber, yesOrNo } from './parsers.ts';
import { listOfNames, pictureSize } from './readingParsers.ts';
import type { Flag } from './setting.ts';

type ReadingTable = { readonly [Name in keyof ReadingOptions]-?: Flag<Exclude<ReadingOptions[Name], undefined>> };

/** What a user may say about files of their own, each once, in the order of `config.json`. */
export const READING_TABLE: ReadingTable = {
  label: { flag: 'label', argument: '<column>', help: 'the column, or the array, with the classes', value: someText() },
  id: { flag: 'id', argument: '<column>', help: 'the column with a name for each sample', value: someText() },
  ignore: {
    flag: 'ignore',
    argument: '<columns>',
    help: 'columns that are no features, as in a,b; may be repeated',
    value: listOfNames(),
  },
  split: {
    flag: 'split',
    argument: '<column>',
    help: 'the column that tells training from test rows',
    value: someText(),
  },
  group: {
    flag: 'group',
    argument: '<column>',
    help: 'rows of equal value stay on one side of the test split',
    value: someText(),
  },
  testShare: {
    flag: 'test-share',
    argument: '<share>',
    help: 'what is held out to test with, where the files have no test split',
    value: numberBetween(0, 1, '0.2'),
    defaultWords: '1/6',
  },
  splitSeed: {
    flag: 'split-seed',
    argument: '<n>',
    help: 'draws what is held out',
    value: wholeNumber(0),
    defaultWords: '0',
  },
  missing: {
    flag: 'missing',
    argument: '<kind>',
    help: `cells without a value: ${MISSING.join(', ')}`,
    value: oneOf(MISSING),
    defaultWords: 'refuse',
  },
  scale: {
    flag: 'scale',
    argument: '<kind>',
    help: `how numbers are scaled: ${SCALES.join(', ')}`,
    value: oneOf(SCALES),
    defaultWords: 'auto',
  },
  resize: {
    flag: 'resize',
    argument: '<size>',
    help: 'bring every picture to this size, as in 64 or 64x48 (width x height)',
    value: pictureSize(),
  },
  grey: { flag: 'grey', argument: '', help: 'make coloured pictures grey', value: yesOrNo() },
  skipBad: {
    flag: 'skip-bad',
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
