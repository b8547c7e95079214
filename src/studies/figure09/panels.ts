import { percentScale } from '../../plots/axes.ts';
import { drawLines, type EpochPoint } from '../../plots/charts/lines.ts';
import { classColour, TEST_COLOUR, TRAIN_COLOUR } from '../../plots/colours.ts';
import type { Panel } from '../../plots/panel.ts';
import type { Drawing } from '../figure.ts';
import type { ClassNllRow, Rows09 } from './rows.ts';

/** The errors of both splits, and the loss of each class. */
export function drawFigure09(rows: Rows09, drawing: Drawing): Panel[] {
  return [drawErrors(rows, drawing), drawClassLosses(rows, drawing)];
}

function drawErrors({ errors }: Rows09, { document }: Drawing): Panel {
  const error = (key: 'trainError' | 'testError'): EpochPoint[] =>
    errors.map((row) => ({ epoch: row.epoch, value: row[key] }));
  const largest = Math.max(0.02, ...errors.flatMap((row) => [row.trainError ?? 0, row.testError ?? 0]));
  return drawLines(document, {
    title: 'Error',
    subtitle: 'share of wrong predictions, per epoch',
    series: [
      { name: 'training', colour: TRAIN_COLOUR, points: error('trainError') },
      { name: 'test', colour: TEST_COLOUR, points: error('testError') },
    ],
    y: percentScale([0, largest]),
  });
}

function drawClassLosses({ errors, classes }: Rows09, { document, classes: names }: Drawing): Panel {
  const train = classes.filter(({ split }) => split === 'train');
  const all = errors.map(({ epoch, trainNll }) => ({ epoch, value: trainNll }));
  const byClass = names.map((name, label) => ({
    name,
    colour: classColour(label),
    width: 1.5,
    points: classPoints(train, label),
  }));
  return drawLines(document, {
    title: 'Loss by class',
    subtitle: 'mean NLL of the training samples of a class in nats, per epoch',
    series: [...byClass, { name: 'all classes', colour: 'currentColor', width: 2.6, points: all }],
  });
}

function classPoints(rows: readonly ClassNllRow[], label: number): EpochPoint[] {
  return rows.filter((row) => row.class === label).map(({ epoch, nll }) => ({ epoch, value: nll }));
}
