import type { FolderSource } from '../../../platform/folder.ts';
import type { RunConfig } from '../../config.ts';
import type { EpochRecords } from '../../records.ts';
import { type LAYER_COLUMNS, layerColumnNames, recordColumnNames } from '../sampleColumns.ts';
import { SamplesTable, type SampleValues } from './samplesTable.ts';

/** The records of the whole epochs of `samples.parquet`, and the labels. Throws `DamagedRunError`. */
export async function readSamples(
  source: FolderSource,
  config: RunConfig,
  epochs: number,
): Promise<{ labels: Int32Array; records: EpochRecords[] }> {
  const records: EpochRecords[] = [];
  for await (const epoch of readEpochs(source, config, epochs)) records.push(epoch);
  return { labels: await readLabels(source, config, epochs), records };
}

/** The records of each of the first `epochs` epochs in turn, so that a reader can stop in between. */
export async function* readEpochs(
  source: FolderSource,
  config: RunConfig,
  epochs: number,
): AsyncGenerator<EpochRecords> {
  const table = await SamplesTable.open(source, config, epochs);
  const columns = columnsOf(config);
  for (let epoch = 1; epoch <= epochs; epoch++) yield recordsOf(await table.read(epoch, columns), epoch, config);
}

/** The labels that the run was trained with, [samples]; empty where it has no whole epoch. Throws `DamagedRunError`. */
export async function readLabels(source: FolderSource, config: RunConfig, epochs: number): Promise<Int32Array> {
  if (epochs === 0) return new Int32Array(0);
  const table = await SamplesTable.open(source, config, epochs);
  return (await table.read(1, ['label'])).int32('label');
}

function columnsOf(config: RunConfig): string[] {
  const byLayer = [...layerColumnNames(config, 'grad2'), ...layerColumnNames(config, 'importanceByLayer')];
  return [...recordColumnNames(), ...byLayer];
}

function recordsOf(values: SampleValues, epoch: number, config: RunConfig): EpochRecords {
  const byLayer = (field: keyof typeof LAYER_COLUMNS) =>
    layerColumnNames(config, field).map((name) => values.float32(name));
  return {
    epoch,
    ...values.recordColumns(),
    grad2: byLayer('grad2'),
    importanceByLayer: byLayer('importanceByLayer'),
  };
}
