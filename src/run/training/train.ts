import type { Dataset } from '../../../datasets/dataset.ts';
import type { Gpu } from '../../gpu/gpu.ts';
import { at } from '../../mlp/at.ts';
import type { Parameters } from '../../mlp/parameters.ts';
import type { PlannedRun, RunOptions, RunOutcome, RunSink } from './plannedRun.ts';
import { RunGroup } from './runGroup.ts';

/**
 * Trains one network from `init` and hands every epoch's records to the sink. Returns the final parameters.
 * Throws DivergedError, GpuError, the sink's errors, or the signal's reason; whole epochs are in the sink by then.
 */
export async function trainRun(
  gpu: Gpu,
  dataset: Dataset,
  run: PlannedRun,
  sink: RunSink,
  options: RunOptions = {},
): Promise<Parameters> {
  const group = await RunGroup.create(gpu, dataset, [run]);
  try {
    return finalOf(await group.follow([sink], options));
  } finally {
    group.destroy();
  }
}

/** The parameters of the only run of a group. Throws DivergedError where it has none. */
export function finalOf(outcomes: readonly RunOutcome[]): Parameters {
  const outcome = at(outcomes, 0);
  if ('diverged' in outcome) throw outcome.diverged;
  return outcome.final;
}
