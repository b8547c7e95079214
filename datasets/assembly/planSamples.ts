import type { SampleLimits } from '../limits.ts';
import { atMost } from '../limits.ts';
import type { Items } from '../reading/items.ts';
import { carriedNames, itemsOf } from './items.ts';
import type { LabelledTable } from './labelledTable.ts';
import type { LabelledTables } from './labelTables.ts';
import { isSortedByClass, spreadByClass } from './order.ts';
import { shortPaths } from './shortPaths.ts';
import type { PartedRows } from './splits/partedRows.ts';

/** A split before its features are read. */
export interface PlannedSplit {
  readonly from: LabelledTable;
  /** The row of the table for each sample, in the order of the samples: [samples]. */
  readonly rows: Uint32Array<ArrayBuffer>;
  /** [samples]. */
  readonly labels: Uint16Array<ArrayBuffer>;
  readonly items: Items;
}

/** Which rows the samples are, in which order. */
export interface SamplePlan {
  readonly train: PlannedSplit;
  readonly test: PlannedSplit;
  /** Whole sentences. */
  readonly notes: readonly string[];
}

/**
 * Brings the rows of both splits into the order of the samples: the file's, or one in which the classes are spread evenly
 * where the file lists them class by class; keeps as many as are asked for, from the first on.
 */
export async function planSamples(
  tables: LabelledTables,
  parted: PartedRows,
  { name, limits }: { readonly name: string; readonly limits: SampleLimits },
): Promise<SamplePlan> {
  const tested = tables.test ?? tables.train;
  const train = inOrder(tables.train, parted.train);
  const test = inOrder(tested, parted.test);
  const samples = atMost(limits.samples, train.rows.length, name, 'training');
  const testSamples = atMost(limits.testSamples, test.rows.length, name, 'test');
  return {
    train: await plan(tables, tables.train, train.rows.subarray(0, samples)),
    test: await plan(tables, tested, test.rows.subarray(0, testSamples)),
    notes: [...new Set([train, test].flatMap(spreadNotes))],
  };
}

function spreadNotes({ spread, file }: OrderedRows): string[] {
  return spread
    ? [
        `${file}: the rows lie in the order of their classes, so the classes were spread evenly through the order of the samples`,
      ]
    : [];
}

interface OrderedRows {
  readonly file: string;
  readonly spread: boolean;
  readonly rows: Uint32Array<ArrayBuffer>;
}

function inOrder({ labels, table }: LabelledTable, rows: readonly number[]): OrderedRows {
  const spread = isSortedByClass(rows, labels);
  return { file: table.file, spread, rows: spread ? spreadByClass(rows, labels) : Uint32Array.from(rows) };
}

async function plan(
  tables: LabelledTables,
  from: LabelledTable,
  rows: Uint32Array<ArrayBuffer>,
): Promise<PlannedSplit> {
  const names = carriedNames(tables.train);
  const all = tables.test ? [tables.train.table, tables.test.table] : [from.table];
  const shorten = shortPaths(all);
  const labels = Uint16Array.from(rows, (row) => from.labels[row] ?? 0);
  return { from, rows, labels, items: await itemsOf(from, { roles: tables.roles, names, rows, shorten }) };
}
