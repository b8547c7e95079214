import { percentScale } from '../../plots/axes.ts';
import { drawLines, type EpochPoint } from '../../plots/charts/lines.ts';
import { classColour, TEST_COLOUR, TRAIN_COLOUR } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import { type Drawing, defineFigure } from '../figure.ts';
import type { Material } from '../figureInputs.ts';
import { largestBy, percent, roundedOrNull } from '../numbers.ts';

/** Error and mean NLL over all classes, per epoch. */
export type ErrorRow = Readonly<{
  epoch: number;
  trainError: number | null;
  testError: number | null;
  trainNll: number | null;
  testNll: number | null;
}>;

export type ClassNllRow = Readonly<{ epoch: number; split: string; class: number; name: string; nll: number | null }>;
export type Rows09 = Readonly<{ errors: ErrorRow[]; classes: ClassNllRow[] }>;

/** The class that stands for all of them in the rows of an epoch. */
const ALL = -1;

export const figure09 = defineFigure<Rows09>({
  number: 9,
  title: 'How the training went',
  question: 'How do error and loss fall, and which classes stay hard?',
  method:
    'Share of wrong predictions and mean negative log-likelihood. A training sample is measured when it is met, before ' +
    'the update of its step; the test samples are measured after the epoch.',
  normalisations: ['plain'],
  digest: 'errors',
  rows,
  panels,
  reading,
});

function rows({ run }: Material): Rows09 | null {
  if (run.epochs === 0) return null;
  const at = (epoch: number, split: string, quantity: 'error' | 'nll') => {
    const row = run.epochRows.find(
      (candidate) => candidate.epoch === epoch && candidate.split === split && candidate.class === ALL,
    );
    return roundedOrNull(row?.[quantity]);
  };
  const errors = run.records.map(({ epoch }) => ({
    epoch,
    trainError: at(epoch, 'train', 'error'),
    testError: at(epoch, 'test', 'error'),
    trainNll: at(epoch, 'train', 'nll'),
    testNll: at(epoch, 'test', 'nll'),
  }));
  return { errors, classes: classRows({ run }) };
}

function classRows({ run }: Pick<Material, 'run'>): ClassNllRow[] {
  return run.epochRows
    .filter((row) => row.class !== ALL && row.epoch <= run.epochs)
    .map(({ epoch, split, class: label, nll }) => ({
      epoch,
      split,
      class: label,
      name: run.config.classes[label] ?? String(label),
      nll: roundedOrNull(nll),
    }));
}

function panels({ errors, classes }: Rows09, { document, classes: names }: Drawing): Panel[] {
  const error = (key: 'trainError' | 'testError'): EpochPoint[] =>
    errors.map((row) => ({ epoch: row.epoch, value: row[key] }));
  const largest = Math.max(0.02, ...errors.flatMap((row) => [row.trainError ?? 0, row.testError ?? 0]));
  const train = classes.filter(({ split }) => split === 'train');
  const all = errors.map(({ epoch, trainNll }) => ({ epoch, value: trainNll }));
  return [
    drawLines(document, {
      title: 'Error',
      subtitle: 'share of wrong predictions, per epoch',
      series: [
        { name: 'training', colour: TRAIN_COLOUR, points: error('trainError') },
        { name: 'test', colour: TEST_COLOUR, points: error('testError') },
      ],
      y: percentScale([0, largest]),
    }),
    drawLines(document, {
      title: 'Loss by class',
      subtitle: 'mean NLL of the training samples of a class in nats, per epoch',
      series: [
        ...names.map((name, label) => ({
          name,
          colour: classColour(label),
          width: 1.5,
          points: classPoints(train, label),
        })),
        { name: 'all classes', colour: 'currentColor', width: 2.6, points: all },
      ],
    }),
  ];
}

function classPoints(rows: readonly ClassNllRow[], label: number): EpochPoint[] {
  return rows.filter((row) => row.class === label).map(({ epoch, nll }) => ({ epoch, value: nll }));
}

function reading({ errors, classes }: Rows09): string {
  const [first, last] = [errors[0], errors.at(-1)];
  if (!first || !last) return '';
  const hardest = largestBy(
    classes.filter(({ epoch, split, nll }) => epoch === last.epoch && split === 'train' && nll !== null),
    ({ nll }) => nll ?? 0,
  );
  const [from, to] = [
    `${percent(first.trainError)} in epoch ${first.epoch}`,
    `${percent(last.trainError)} in epoch ${last.epoch}`,
  ];
  const course = `The training error ${first === last ? `is ${to}` : `goes from ${from} to ${to}`}`;
  const test = last.testError === null ? '' : `; the test error ends at ${percent(last.testError)}`;
  const hard = hardest ? ` Class ${hardest.name} keeps the largest loss, ${hardest.nll?.toPrecision(2)} nats.` : '';
  return `${course}${test}.${hard}`;
}
