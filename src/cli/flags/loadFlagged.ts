import type { Dataset } from '../../../datasets/dataset.ts';
import { DATASET_NAMES } from '../../../datasets/known/catalogue.ts';
import { SampleCountError } from '../../../datasets/limits.ts';
import { loadDataset } from '../../../datasets/load.ts';
import type { DatasetSource, LoadProgress } from '../../../datasets/source.ts';
import { nodeDatasetSource } from '../../platform/node/datasetSource.ts';
import { UsageError } from '../terminal/exit.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { DataFlags } from './dataFlags.ts';

/**
 * Loads the data set that the flags name, or what else names it, as messages call it. Throws UsageError, DatasetError, or
 * the signal's reason.
 */
export async function loadFlagged(
  flags: DataFlags,
  terminal: Terminal,
  signal: AbortSignal,
  namedBy = '--dataset',
): Promise<Dataset> {
  const { dataset, samples, testSamples, reading } = flags;
  const source = nodeDatasetSource(flags.dataDir);
  await refuseUnknownName(dataset, source, namedBy);
  const progress = ({ activity, name, done, total }: LoadProgress) => {
    if (!signal.aborted) terminal.progress.update(`${activity} ${name}`, done, total);
  };
  try {
    return await loadDataset(dataset, source, { samples, testSamples, reading, signal, progress });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof SampleCountError ? namingFlag(error) : error;
  } finally {
    terminal.progress.end();
  }
}

/** The error about too few samples in the words of the command line: it names the flag. */
export function namingFlag(cause: SampleCountError): UsageError {
  const { split, available, wanted } = cause;
  const flag = split === 'training' ? '--samples' : '--test-samples';
  return new UsageError(`${flag} must be at most the ${available} ${split} samples that there are, not ${wanted}`, {
    cause,
  });
}

/** Unknown names fail here, with the names that there are; missing paths fail in `loadDataset`. */
async function refuseUnknownName(dataset: string, source: DatasetSource, namedBy: string): Promise<void> {
  const isPath = /[./\\]/.test(dataset) || (await source.kindOf(dataset)) !== 'missing';
  if (isPath || DATASET_NAMES.includes(dataset)) return;
  throw new UsageError(`${namedBy} must be one of ${DATASET_NAMES.join(', ')} or a path, not '${dataset}'`);
}
