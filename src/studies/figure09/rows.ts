import { ALL_CLASSES } from '../../run/records.ts';
import type { FigureInputs } from '../figureInputs.ts';
import { roundedOrNull } from '../rounding.ts';

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

export function rows09({ run }: FigureInputs): Rows09 | null {
  if (run.epochs === 0) return null;
  const at = (epoch: number, split: string, quantity: 'error' | 'nll') => {
    const row = run.epochRows.find(
      (candidate) => candidate.epoch === epoch && candidate.split === split && candidate.class === ALL_CLASSES,
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

function classRows({ run }: Pick<FigureInputs, 'run'>): ClassNllRow[] {
  return run.epochRows
    .filter((row) => row.class !== ALL_CLASSES && row.epoch <= run.epochs)
    .map(({ epoch, split, class: label, nll }) => ({
      epoch,
      split,
      class: label,
      name: run.config.classes[label] ?? String(label),
      nll: roundedOrNull(nll),
    }));
}
