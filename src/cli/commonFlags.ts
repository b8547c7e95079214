import type { Command } from 'commander';
import { Gpu } from '../gpu/gpu.ts';
import { describeAdapter } from '../platform/adapterChoice.ts';
import type { Terminal } from './terminal.ts';

/** Flags of every command that opens an adapter. */
export interface CommonFlags {
  readonly adapter: string;
  readonly json: boolean;
}

export function addCommonFlags(command: Command): Command {
  return addJsonFlag(command.option('--adapter <choice>', 'auto, hardware, software, or part of a name', 'auto'));
}

export function addJsonFlag(command: Command): Command {
  return command.option('--json', 'one JSON document on standard output, everything else on standard error', false);
}

/** Opens the adapter and says which it is. Throws NoAdapterError. */
export async function openFlagged({ adapter }: CommonFlags, terminal: Terminal): Promise<Gpu> {
  const gpu = await Gpu.open({ adapter });
  const kind = gpu.adapter.software ? 'software adapter, no GPU was found or wanted' : 'GPU';
  terminal.note(`${describeAdapter(gpu.adapter)} (${kind})`);
  return gpu;
}
