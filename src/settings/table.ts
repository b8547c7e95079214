import { DATASET_NAMES, STROKES } from '../../datasets/known/catalogue.ts';
import { BATCHES, ORDERS } from '../batches/names.ts';
import { ACTIVATIONS } from '../kernels/activation.ts';
import { listOf, nonNegativeNumber, oneOf, orNone, positiveNumber, someText, wholeNumber, yesOrNo } from './parsers.ts';
import type { Flag, LabField } from './setting.ts';
import type { DataSettings, LabSettingName, LabSettings, RunSettings, SettingName, Settings } from './values.ts';

type Value<K extends SettingName> = Exclude<Settings[K], undefined>;

/** Settings without a default value: all samples, the number of `seed`, no scores. */
type WithoutDefault = 'samples' | 'testSamples' | 'orderSeed' | 'scores';

/** A row of the table; only what the lab offers has a field there. */
type Setting<K extends SettingName> = Flag<Value<K>> &
  (K extends WithoutDefault ? unknown : { readonly byDefault: Value<K> }) &
  (K extends LabSettingName ? { readonly lab: LabField<LabSettings[K]> } : unknown);

type Table<K extends SettingName> = { readonly [Name in K]-?: Setting<Name> };

/** A row whose field in the lab takes the same values as the flag, and has the same default unless it says another. */
function alsoInLab<T>({ lab, ...flag }: FlagAndLab<T>) {
  return { ...flag, lab: { value: flag.value, byDefault: flag.byDefault, ...lab } };
}

type FlagAndLab<T> = Flag<T> & {
  readonly byDefault: T;
  readonly lab: Pick<LabField<T>, 'key' | 'label' | 'suggested'> & { readonly byDefault?: T };
};

const DATA_TABLE: Table<keyof DataSettings> = {
  dataset: {
    flag: 'dataset',
    argument: '<name>',
    help: `${DATASET_NAMES.join(', ')}, or the path of a folder, an archive or a .csv`,
    value: someText(),
    byDefault: STROKES,
    lab: { key: 'data', label: 'Data set', value: oneOf(DATASET_NAMES), byDefault: STROKES },
  },
  samples: {
    flag: 'samples',
    argument: '<n>',
    help: 'train on the first n samples',
    value: wholeNumber(1),
    lab: { key: 'samples', label: 'Samples', value: orNone(wholeNumber(2), 'all'), byDefault: 3000 },
  },
  testSamples: {
    flag: 'test-samples',
    argument: '<n>',
    help: 'test on the first n samples',
    value: wholeNumber(1),
    lab: { key: 'test', label: 'Test samples', value: orNone(wholeNumber(1), 'all'), byDefault: 1000 },
  },
};

/** The settings of a run, in the order of `config.json`. */
export const RUN_TABLE: Table<keyof RunSettings> = {
  hidden: {
    flag: 'hidden',
    argument: '<widths>',
    help: 'units of the hidden layers, or none',
    value: listOf({ what: 'widths', example: '512,512,512' }),
    byDefault: [512, 512, 512],
    lab: {
      key: 'hidden',
      label: 'Hidden layers',
      value: listOf({ what: 'widths', example: '64,64', most: 8, largest: 4096 }),
      byDefault: [64, 64, 64],
    },
  },
  activation: alsoInLab({
    flag: 'activation',
    argument: '<name>',
    help: ACTIVATIONS.join(', '),
    value: oneOf(ACTIVATIONS),
    byDefault: 'relu',
    lab: { key: 'activation', label: 'Activation' },
  }),
  epochs: {
    flag: 'epochs',
    argument: '<n>',
    help: 'visits of every sample',
    value: wholeNumber(1),
    byDefault: 50,
    lab: { key: 'epochs', label: 'Epochs', value: orNone(wholeNumber(1), 'endless'), byDefault: 30 },
  },
  batchSize: alsoInLab({
    flag: 'batch-size',
    argument: '<n>',
    help: 'samples of a step',
    value: wholeNumber(1),
    byDefault: 100,
    lab: { key: 'batch', label: 'Batch size', byDefault: 50 },
  }),
  learningRate: alsoInLab({
    flag: 'learning-rate',
    argument: '<rate>',
    help: 'step size, constant',
    value: positiveNumber(),
    byDefault: 0.1,
    lab: { key: 'rate', label: 'Learning rate', suggested: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1] },
  }),
  weightDecay: alsoInLab({
    flag: 'weight-decay',
    argument: '<rate>',
    help: 'on weights and biases',
    value: nonNegativeNumber(),
    byDefault: 1e-5,
    defaultWords: '1e-5',
    lab: { key: 'decay', label: 'Weight decay' },
  }),
  seed: alsoInLab({
    flag: 'seed',
    argument: '<n>',
    help: 'draws the parameters',
    value: wholeNumber(0),
    byDefault: 1,
    lab: { key: 'seed', label: 'Seed' },
  }),
  orderSeed: {
    flag: 'order-seed',
    argument: '<n>',
    help: 'draws the visit order',
    value: wholeNumber(0),
    defaultWords: 'the seed',
  },
  order: {
    flag: 'order',
    argument: '<kind>',
    help: 'fixed, or shuffled anew each epoch',
    value: oneOf(ORDERS),
    byDefault: 'fixed',
  },
  batches: alsoInLab({
    flag: 'batches',
    argument: '<name>',
    help: `how batches are built: ${BATCHES.join(', ')}`,
    value: oneOf(BATCHES),
    byDefault: 'Rand',
    lab: { key: 'batches', label: 'Batches' },
  }),
  scores: {
    flag: 'scores',
    argument: '<folder>',
    help: 'the run folder whose scores sort the samples into batches',
    value: someText(),
  },
  norms: {
    flag: 'no-norms',
    argument: '',
    help: 'measure no importance',
    value: yesOrNo(),
    byDefault: true,
    defaultWords: '',
  },
  snapshotEvery: {
    flag: 'snapshot-every',
    argument: '<n>',
    help: 'keep the parameters every n epochs',
    value: wholeNumber(0),
    byDefault: 0,
    defaultWords: 'never',
  },
};

/**
 * Every setting of a training, once: the command line, the lab's form and address, the bench and the files of a run take
 * names, bounds, defaults and words from here.
 */
export const SETTINGS: Table<SettingName> = { ...DATA_TABLE, ...RUN_TABLE };
