import type { FolderSource } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import type { Environment } from '../../environment.ts';
import type { EpochRecords, EpochRow } from '../../records.ts';
import { FINAL_FILE } from '../layout.ts';
import { readConfig } from './readConfig.ts';
import { readEnvironment } from './readEnvironment.ts';
import { readEpochRows } from './readEpochRows.ts';
import { readInputNorms } from './readInputNorms.ts';
import { readWholeEpochs } from './readOrder.ts';
import { readSamples } from './readSamples.ts';

/** A finished run as the studies see it, in memory: 2.5 million rows of 17 columns take about 130 MB. */
export interface Run {
  readonly config: RunConfig;
  readonly environment: Environment;
  /** Whole epochs that the folder holds; fewer than configured where the run was interrupted. */
  readonly epochs: number;
  /** Label of each training sample, [samples]; empty where no epoch is whole. */
  readonly labels: Int32Array;
  /** The records of each whole epoch, in order. */
  readonly records: readonly EpochRecords[];
  readonly epochRows: readonly EpochRow[];
  /** Squared norm of each training sample's features in [0, 1], [samples]; `null` where it was not kept. */
  readonly inputNorms: Float32Array<ArrayBuffer> | null;
  /** Whether the run went to its end. */
  readonly complete: boolean;
}

/**
 * Reads a run folder back and checks it. Rows of an epoch that never ended are left out. Throws `DamagedRunError`
 * naming the file that is missing, damaged or of another format version.
 */
export async function readRun(source: FolderSource): Promise<Run> {
  const config = await readConfig(source);
  const environment = await readEnvironment(source);
  const epochs = await readWholeEpochs(source, config);
  const { labels, records } = await readSamples(source, config, epochs);
  const epochRows = await readEpochRows(source);
  const complete = await source.has(FINAL_FILE);
  const inputNorms = await readInputNorms(source, config.samples);
  return { config, environment, epochs, labels, records, epochRows, inputNorms, complete };
}
