import { type Dataset, featureCount, type ImageShape } from '../../../../datasets/dataset.ts';
import { outlineOf } from '../../../../datasets/known/catalogue.ts';
import type { Items } from '../../../../datasets/reading/items.ts';
import type { Watch } from '../../../../datasets/source.ts';
import { type FolderSink, type FolderSource, readWhole, writeWhole } from '../../../platform/folder.ts';
import type { RunConfig } from '../../../run/config.ts';
import { wholeSamples } from '../../../run/edits/edits.ts';
import { DamagedRunError } from '../../../run/folder/errors.ts';
import {
  CONFIG_FILE,
  DATA_FILES,
  ENVIRONMENT_FILE,
  EPOCHS_FILE,
  FINAL_FILE,
  INIT_FILE,
  INPUTS_FILE,
  ORDER_FILE,
  SAMPLES_FILE,
} from '../../../run/folder/layout.ts';
import { readConfig } from '../../../run/folder/read/readConfig.ts';
import { readEnvironment } from '../../../run/folder/read/readEnvironment.ts';
import { readEpochRows } from '../../../run/folder/read/readEpochRows.ts';
import { readOrder } from '../../../run/folder/read/readOrder.ts';
import { readEpochs, readLabels } from '../../../run/folder/read/readSamples.ts';
import type { EpochSummary } from '../../protocol/values.ts';
import { RunHistory, type RunHistoryOptions } from '../history/history.ts';
import { openedItems } from './openedItems.ts';

const FILES = [
  CONFIG_FILE,
  ENVIRONMENT_FILE,
  INIT_FILE,
  INPUTS_FILE,
  ORDER_FILE,
  SAMPLES_FILE,
  EPOCHS_FILE,
  ...DATA_FILES,
  FINAL_FILE,
];

interface OpenedRunParts extends Pick<RunHistoryOptions, 'config' | 'dataset' | 'environment'> {
  readonly source: FolderSource;
  readonly digest: string;
  readonly items: Items | null;
}

/** A run that was read from a folder. The page shows it like any other, and it is saved with the files of the folder. */
export class OpenedRun extends RunHistory {
  readonly summaries: EpochSummary[];
  /** SHA-256 of the training data, with the edits made. */
  readonly digest: string;
  /** Where the samples of the whole training set come from; `null` where the folder does not say. */
  readonly items: Items | null;
  private readonly source: FolderSource;

  private constructor({ source, digest, items, ...run }: OpenedRunParts) {
    const summaries: EpochSummary[] = [];
    super({ ...run, init: [], onEpoch: (summary) => summaries.push(summary) });
    [this.source, this.digest, this.items, this.summaries] = [source, digest, items, summaries];
  }

  /**
   * Reads a run folder an epoch at a time. Throws DamagedRunError where it is no whole run, or one without records of
   * importance; FolderError where a file cannot be read; the signal's reason.
   */
  static async read(source: FolderSource, { signal, progress }: Watch): Promise<OpenedRun> {
    const config = await readMeasuredConfig(source);
    const environment = await readEnvironment(source);
    const order = await readOrder(source, config);
    if (order.rows === 0) throw new DamagedRunError(`${source.location}: the run has no whole epoch to show`);
    const rows = await readEpochRows(source);
    const labels = Uint16Array.from(await readLabels(source, config, order.rows));
    const dataset = withoutFeatures(config, environment.dataset.name, labels);
    const items = await openedItems(source, wholeSamples(config));
    const digest = environment.dataset.train.sha256;
    const run = new OpenedRun({ source, config, dataset, environment, digest, items });
    for await (const records of readEpochs(source, config, order.rows)) {
      signal?.throwIfAborted();
      const { epoch } = records;
      const visited = order.data.subarray((epoch - 1) * config.samples, epoch * config.samples);
      const rowsOfEpoch = rows.filter((row) => row.epoch === epoch);
      await run.appendEpoch(records, rowsOfEpoch, visited);
      progress?.({ activity: 'reading', name: `epochs of ${source.location}`, done: epoch, total: order.rows });
      await new Promise((resolve) => setTimeout(resolve)); // Lets commands in, such as the one that gives up.
    }
    return run;
  }

  override async writeTo(folder: FolderSink): Promise<void> {
    for (const name of FILES) {
      if (await this.source.has(name)) await writeWhole(folder, name, await readWhole(this.source, name));
    }
  }
}

/** The configuration of a run whose importance was measured. */
async function readMeasuredConfig(source: FolderSource): Promise<RunConfig> {
  const config = await readConfig(source);
  if (config.norms) return config;
  throw new DamagedRunError(
    `${source.location} holds a run without importance; have it trained again with importance measured`,
  );
}

/** What a run folder tells of its data: everything but the features. */
function withoutFeatures(config: RunConfig, name: string, labels: Uint16Array<ArrayBuffer>): Dataset {
  return {
    name,
    image: imageOf(config),
    classes: config.classes,
    train: { samples: config.samples, features: new Uint8Array(0), labels },
    test: { samples: config.testSamples, features: new Uint8Array(0), labels: new Uint16Array(0) },
  };
}

function imageOf({ dataset, inputs }: RunConfig): ImageShape {
  const known = outlineOf(dataset)?.image;
  return known && featureCount(known) === inputs ? known : { width: inputs, height: 1, channels: 1 };
}
