import { DatasetError } from '../../../datasets/dataset.ts';
import { MissingScoresError } from '../../batches/batches.ts';
import { GpuError } from '../../gpu/gpu.ts';
import { NoAdapterError } from '../../platform/adapterChoice.ts';
import { FolderError } from '../../platform/folder.ts';
import { DivergedError } from '../../run/divergence.ts';
import { DamagedRunError } from '../../run/folder/errors.ts';
import type { Failure } from '../protocol.ts';

const OUT_OF_MEMORY =
  /out.of.memory|allocation failed|invalid (typed )?array( buffer)? length|array buffer allocation/i;

/** What went wrong in a sentence that says what to do. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof NoAdapterError) return { kind: 'no-adapter', sentence: adapterAdvice() };
  if (OUT_OF_MEMORY.test(message)) {
    const sentence = `The memory does not suffice (${message}). Take fewer samples, smaller layers or a smaller batch.`;
    return { kind: 'memory', sentence };
  }
  if (error instanceof GpuError) {
    return { kind: 'memory', sentence: `${capital(message)}. Take fewer samples, smaller layers or a smaller batch.` };
  }
  if (error instanceof DatasetError || error instanceof DamagedRunError || error instanceof FolderError) {
    return { kind: 'data', sentence: `${message}.` }; // It begins with a name.
  }
  if (error instanceof DivergedError) return { kind: 'diverged', sentence: `${capital(message)}.` };
  if (error instanceof MissingScoresError) {
    const sentence = `${capital(message)}: first train a run with batches Rand on the same data, then this one.`;
    return { kind: 'settings', sentence };
  }
  if (error instanceof RangeError) return { kind: 'settings', sentence: `${capital(message)}.` };
  return { kind: 'unforeseen', sentence: `Unexpected: ${message}. Reload the page; the settings are kept.` };
}

function adapterAdvice(): string {
  if (!isSecureContext) {
    return 'WebGPU needs a secure page: open it under https, or from this machine as http://localhost.';
  }
  if (!('gpu' in navigator)) {
    return 'This browser has no WebGPU. Use Chrome or Edge 113, Safari 26, or Firefox 141, or a newer one.';
  }
  return (
    'This browser has WebGPU but offers no adapter. Switch on hardware acceleration in its settings, update the ' +
    'graphics driver, and look at chrome://gpu; in Linux, Chrome also wants --enable-features=Vulkan.'
  );
}

function capital(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
