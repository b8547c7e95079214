import type { Dataset } from '../../../../datasets/dataset.ts';
import type { Gpu } from '../../../gpu/gpu.ts';
import { checkRoom } from '../../../mlp/mlp.ts';
import { glorotUniform } from '../../../mlp/parameters.ts';
import { networkShape, type RunConfig, type RunSettings } from '../../../run/config.ts';
import { describeConfig, describeEnvironment } from '../../../run/describe.ts';
import { type Edits, editDataset } from '../../../run/edits/edits.ts';
import type { EpochSummary } from '../../protocol/values.ts';
import { RunHistory } from '../history/history.ts';

/** Data with the name that a run's configuration calls them by. */
export interface NamedDataset {
  readonly data: Dataset;
  readonly name: string;
}

/** A run that has been thought out, and the data that it trains on. */
export interface RunPlan {
  readonly config: RunConfig;
  /** With the edits made. */
  readonly data: Dataset;
}

/** A batch larger than the data takes all of them. Throws RangeError where the edits do not fit the data. */
export function planRun({ data, name }: NamedDataset, settings: RunSettings, edits: Edits | null): RunPlan {
  const edited = edits ? editDataset(data, edits) : data;
  const batchSize = Math.min(settings.batchSize, edited.train.samples);
  return { config: describeConfig(name, edited, { ...settings, batchSize }, edits), data: edited };
}

/** The history of a run that has its first parameters and no epoch. Throws GpuError where the adapter has no room for it. */
export async function beginHistory(
  gpu: Gpu,
  { config, data }: RunPlan,
  onEpoch: (summary: EpochSummary) => void,
): Promise<RunHistory> {
  const shape = networkShape(config);
  checkRoom(gpu, shape);
  const environment = await describeEnvironment(gpu, data);
  const init = glorotUniform(shape, config.seed);
  return new RunHistory({ config, dataset: data, environment, init, onEpoch });
}
