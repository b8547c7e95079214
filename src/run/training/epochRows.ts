import type { Measurements } from '../../mlp/measurements.ts';
import type { EpochRow } from '../records.ts';

/** A split as it was measured in an epoch. */
interface MeasuredSplit extends Pick<EpochRow, 'epoch' | 'split'> {
  readonly measured: Pick<Measurements, 'nll' | 'prediction'>;
  readonly labels: ArrayLike<number>;
  /** How many classes there are. */
  readonly classes: number;
}

/** Error and mean nll of a split, for all classes together (class −1) and for each class that has samples. */
export function epochRows({ epoch, split, measured, labels, classes }: MeasuredSplit): EpochRow[] {
  const { nll, prediction } = measured;
  const tallies = Array.from({ length: classes + 1 }, () => ({ samples: 0, wrong: 0, nll: 0 }));
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0;
    for (const tally of [tallies[0], tallies[label + 1]]) {
      if (tally === undefined) continue;
      tally.samples += 1;
      tally.wrong += prediction[i] === label ? 0 : 1;
      tally.nll += nll[i] ?? 0;
    }
  }
  return tallies.flatMap(({ samples, wrong, nll: total }, index) =>
    samples === 0 ? [] : [{ epoch, split, class: index - 1, error: wrong / samples, nll: total / samples }],
  );
}
