import type { Command } from 'commander';
import { type AdapterDescription, Gpu } from '../../gpu/gpu.ts';
import type { ProductChoice } from '../../gpu/products.ts';
import { describeAdapter } from '../../platform/adapterChoice.ts';
import { ADAPTER, PRODUCTS } from '../../settings/adapterFlags.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { addFlagWithDefault } from './addFlag.ts';

/** Flags of every command that opens an adapter. */
export interface CommonFlags {
  readonly adapter: string;
  readonly json: boolean;
}

/** Flags of every command that trains on the adapter, or times it. */
export interface GpuFlags extends CommonFlags {
  readonly products: ProductChoice;
}

export function addGpuFlags(command: Command): Command {
  return addCommonFlags(addFlagWithDefault(command, PRODUCTS));
}

export function addCommonFlags(command: Command): Command {
  return addJsonFlag(addFlagWithDefault(command, ADAPTER));
}

export function addJsonFlag(command: Command): Command {
  return command.option('--json', 'one JSON document on standard output, everything else on standard error', false);
}

/** Opens the adapter and says which it is. Throws NoAdapterError, ProductChoiceError. */
export async function openFlagged({ adapter, products }: GpuFlags, terminal: Terminal): Promise<Gpu> {
  const gpu = await Gpu.open({ adapter, products });
  terminal.note(`${describeAdapter(gpu.adapter)} (${kindOf(gpu.adapter, adapter)})`);
  return gpu;
}

function kindOf({ software }: AdapterDescription, wanted: string): string {
  if (!software) return 'GPU';
  return wanted === 'auto' ? 'software, as no GPU was found' : 'software';
}
