import type { Dataset } from '../../../../datasets/dataset.ts';
import type { EpochRecords } from '../../../run/records.ts';
import type { SelectionEpoch } from '../../protocol/questions.ts';
import type { RunHistory } from './history.ts';
import { totalsByClass } from './totals.ts';

/** These samples' error, loss and importance in each epoch after `after`, without the samples that the run leaves out. */
export function selectionHistoryOf(history: RunHistory, samples: Uint32Array, after: number): SelectionEpoch[] {
  const rows = Uint32Array.from(Array.from(samples).flatMap((sample) => history.index.rowOf(sample) ?? []));
  if (rows.length === 0) return [];
  return history
    .records()
    .slice(after)
    .map((records) => selectionEpoch(records, rows, history.dataset));
}

function selectionEpoch(records: EpochRecords, rows: Uint32Array, dataset: Dataset): SelectionEpoch {
  const { epoch, nll, prediction } = records;
  const { labels } = dataset.train;
  const wrong = rows.reduce((count, row) => count + (prediction[row] === labels[row] ? 0 : 1), 0);
  const loss = rows.reduce((total, row) => total + (nll[row] ?? 0), 0);
  const totals = totalsByClass(records, dataset, rows);
  return { epoch, error: wrong / rows.length, nll: loss / rows.length, totals };
}
