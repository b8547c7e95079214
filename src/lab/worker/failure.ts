import { DatasetError } from '../../../datasets/dataset.ts';
import { MissingScoresError } from '../../batches/batches.ts';
import { GpuError } from '../../gpu/gpu.ts';
import { NoAdapterError } from '../../platform/adapterChoice.ts';
import { FolderError } from '../../platform/folder.ts';
import { DamagedRunError, type FolderRemedy } from '../../run/folder/errors.ts';
import { DivergedError } from '../../run/training/divergence.ts';
import { flagsAsFields } from '../../settings/readingTable.ts';
import type { Failure } from '../protocol/events.ts';
import { FullHistoryError } from './history/fullHistory.ts';
import { LostForGoodError } from './training/device.ts';

const OUT_OF_MEMORY =
  /out.of.memory|allocation failed|invalid (typed )?array( buffer)? length|array buffer allocation/i;

const TAKE_LESS = 'Take fewer samples, smaller layers or a smaller batch.';

/** What went wrong in a sentence that says what to do. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NoAdapterError) return { kind: 'no-adapter', sentence: adapterAdvice() };
  if (error instanceof LostForGoodError) return { kind: 'lost', sentence: LOST_FOR_GOOD };
  if (error instanceof FullHistoryError) return { kind: 'memory', sentence: `${capital(message)}.` };
  if (OUT_OF_MEMORY.test(message)) {
    return { kind: 'memory', sentence: `The memory does not suffice (${message}). ${TAKE_LESS}` };
  }
  if (error instanceof GpuError) return { kind: 'memory', sentence: `${capital(message)}. ${TAKE_LESS}` };
  if (error instanceof DatasetError || error instanceof DamagedRunError || error instanceof FolderError) {
    // The message begins with a file's name, so it keeps its first letter.
    return { kind: 'data', sentence: `${flagsAsFields(message)}${remedyOf(error)}.` };
  }
  if (error instanceof DivergedError) return { kind: 'diverged', sentence: `${capital(message)}.` };
  if (error instanceof MissingScoresError) {
    const sentence = `${capital(message)}: first train a run with batches Rand on the same data, then this one.`;
    return { kind: 'settings', sentence };
  }
  if (error instanceof RangeError) return { kind: 'settings', sentence: `${capital(message)}.` };
  if (!isSecureContext) return { kind: 'no-adapter', sentence: adapterAdvice() }; // Much else is missing there.
  return { kind: 'unforeseen', sentence: `Unexpected: ${message}. Reload the page; the settings are kept.` };
}

/** What helps where a folder cannot be read. */
const REMEDIES: Readonly<Record<FolderRemedy, string>> = {
  makeRoom: 'choose another folder',
  continueStudy: 'choose another folder',
  writeAgain: 'train the run again, with norms',
  beginStudyAgain: 'begin the study again',
};

function remedyOf(error: Error): string {
  return error instanceof DamagedRunError && error.remedy ? `; ${REMEDIES[error.remedy]}` : '';
}

const LOST_FOR_GOOD =
  'The GPU device was lost and the browser gives no other. The epochs so far are kept: save them from Files, or press ' +
  'Play in two minutes, after which browsers allow another try.';

/** A run that was made elsewhere needs no adapter. */
const STILL = 'Runs from a folder can be opened here all the same.';

function adapterAdvice(): string {
  if (!isSecureContext) {
    return 'WebGPU needs a secure page: open it under https, or from this machine as http://localhost.';
  }
  if (!('gpu' in navigator)) {
    return `This browser has no WebGPU. Use Chrome or Edge 113, Safari 26, or Firefox 141, or a newer one. ${STILL}`;
  }
  return (
    'This browser has WebGPU but offers no adapter. Switch on hardware acceleration in its settings, update the ' +
    'graphics driver, and look at chrome://gpu; in Linux, Chrome also wants --enable-features=Vulkan. ' +
    STILL
  );
}

function capital(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
