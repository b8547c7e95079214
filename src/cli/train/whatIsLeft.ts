import { FolderError, type FolderSource } from '../../platform/folder.ts';
import type { RunConfig } from '../../run/config.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import { EPOCHS_FILE } from '../../run/folder/layout.ts';
import { readWholeEpochs } from '../../run/folder/read/readOrder.ts';
import { DivergedError } from '../../run/training/divergence.ts';
import { InterruptedError, UnfinishedRunError } from '../terminal/exit.ts';

/** The error that ended a run; where the run ended in good order, the error says what it leaves. */
export async function withWhatIsLeft(error: unknown, folder: FolderSource, config: RunConfig): Promise<unknown> {
  const inOrder = error instanceof InterruptedError || error instanceof DivergedError;
  if (!inOrder && !(error instanceof FolderError)) return error;
  const epochs = await wholeEpochs(folder, config);
  // A folder that refused its first file holds nothing, which needs no words.
  if (epochs === 0 && !inOrder) return error;
  const what = describeWhatIsLeft(folder.location, epochs, config.epochs);
  return new UnfinishedRunError(`${error.message}; ${what}`, { cause: error });
}

function describeWhatIsLeft(location: string, whole: number, wanted: number): string {
  if (whole === 0) return `no epoch is whole in ${location}`;
  return `${location} holds ${whole} of ${wanted} epochs, which \`samplescope report ${location}\` draws`;
}

/** Counts whole epochs: none where the run ended before its folder was begun, or had no room for the last of its files. */
async function wholeEpochs(folder: FolderSource, config: RunConfig): Promise<number> {
  try {
    return (await folder.has(EPOCHS_FILE)) ? await readWholeEpochs(folder, config) : 0;
  } catch (error) {
    if (error instanceof DamagedRunError) return 0;
    throw error;
  }
}
