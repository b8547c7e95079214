import { listOf, wholeNumber } from '../src/settings/parsers.ts';
import type { Flag } from '../src/settings/setting.ts';
import { SETTINGS } from '../src/settings/table.ts';

/**
 * What is measured: the roof of the adapter, single kernels, training steps, what grows faster than its work, and a
 * million samples that memory does not hold.
 */
export const PARTS = ['roof', 'kernels', 'step', 'scale', 'stored'] as const;

export type Part = (typeof PARTS)[number];

/** The parts that are measured by default. */
export const USUAL_PARTS: readonly Part[] = ['roof', 'kernels', 'step'];

export interface BenchSettings {
  /** Features of a sample. */
  readonly inputs: number;
  /** Units of the hidden layers of each network; the kernels are measured on the shapes of the first. */
  readonly hidden: readonly (readonly number[])[];
  readonly batchSize: number;
  /** Sizes of the square products. */
  readonly squares: readonly number[];
  /** Rounds of each measurement; where it is left out, as many as a few seconds hold. */
  readonly rounds?: number | undefined;
}

/** What flags or an address can set; the rest has its default. */
export interface BenchQuestions {
  /** One network in the place of the usual two. */
  readonly hidden: readonly number[];
  readonly batchSize: number;
  readonly inputs: number;
  readonly squares: readonly number[];
  readonly rounds: number;
}

/** The answers that were given. */
export type BenchAnswers = { readonly [K in keyof BenchQuestions]?: BenchQuestions[K] | undefined };

/** The paper's network and a small one. */
const NETWORKS = [SETTINGS.hidden.byDefault, [128, 128, 128]];
const INPUTS = 784;
const SQUARES = [256, 512, 1024, 2048];

/** The bench's flags, which its page takes in its address. */
export const BENCH_FLAGS: { readonly [K in keyof BenchQuestions]: Flag<BenchQuestions[K]> } = {
  hidden: {
    flag: SETTINGS.hidden.flag,
    argument: SETTINGS.hidden.argument,
    help: 'units of the hidden layers',
    value: SETTINGS.hidden.value,
    defaultWords: NETWORKS.join(' and '),
  },
  batchSize: SETTINGS.batchSize,
  inputs: { flag: 'inputs', argument: '<n>', help: 'features of a sample', value: wholeNumber(1), byDefault: INPUTS },
  squares: {
    flag: 'squares',
    argument: '<sizes>',
    help: 'sizes of square products, or none',
    value: listOf({ what: 'sizes', example: '256,512' }),
    byDefault: SQUARES,
  },
  rounds: {
    flag: 'rounds',
    argument: '<n>',
    help: 'rounds of each measurement',
    value: wholeNumber(1),
    defaultWords: 'as many as fit',
  },
};

/** The bench's settings, defaults filled in. */
export function benchSettings(asked: BenchAnswers): BenchSettings {
  const { hidden, inputs = INPUTS, batchSize = SETTINGS.batchSize.byDefault, squares = SQUARES, rounds } = asked;
  return { inputs, hidden: hidden ? [hidden] : NETWORKS, batchSize, squares, rounds };
}

export const CLASSES = 10;

/** Called as a part goes on: what is being measured, and how many of its lines are done. */
export type OnProgress = (label: string, done: number, total: number) => void;
