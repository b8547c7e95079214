import type { Dataset } from '../../../datasets/dataset.ts';
import { joined } from '../../batches/batches.ts';
import type { Measurements } from '../../mlp/measurements.ts';
import type { RunConfig } from '../config.ts';
import type { EpochRecords, EpochRow } from '../records.ts';
import { divergedStep } from './divergence.ts';
import { epochRecords } from './epochRecords.ts';
import { epochRows } from './epochRows.ts';

/** What an epoch leaves of one run. */
export interface FinishedEpoch {
  readonly records: EpochRecords;
  readonly rows: readonly EpochRow[];
  /** The samples in the order of their visits. */
  readonly order: Int32Array;
  /** The step at which the loss became non-finite; the number of steps where that shows only after the last. */
  readonly divergedAtStep: number | undefined;
}

/** An epoch as the engine measured it. */
export interface MeasuredEpoch {
  /** 1-based. */
  readonly epoch: number;
  readonly batches: readonly Int32Array[];
  readonly trained: Measurements;
  /** The test set's, after the last step. */
  readonly tested: Measurements;
}

export function finishEpoch(dataset: Dataset, config: RunConfig, measured: MeasuredEpoch): FinishedEpoch {
  const { epoch, batches, trained } = measured;
  const records = epochRecords(epoch, trained, batches, config);
  const rows = rowsOf(dataset, measured);
  const lostAfterwards = rows.some(({ nll }) => !Number.isFinite(nll));
  const divergedAtStep = divergedStep(records) ?? (lostAfterwards ? batches.length : undefined);
  return { records, rows, order: joined(batches), divergedAtStep };
}

function rowsOf({ classes, train, test }: Dataset, { epoch, trained, tested }: MeasuredEpoch): EpochRow[] {
  const shared = { epoch, classes: classes.length };
  return [
    ...epochRows({ ...shared, split: 'train', measured: trained, labels: train.labels }),
    ...epochRows({ ...shared, split: 'test', measured: tested, labels: test.labels }),
  ];
}
