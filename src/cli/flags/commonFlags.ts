import type { Command } from 'commander';
import { type AdapterDescription, Gpu } from '../../gpu/gpu.ts';
import { PRODUCT_CHOICES, type ProductChoice } from '../../gpu/products.ts';
import { describeAdapter } from '../../platform/adapterChoice.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { oneOf, text } from './parsers.ts';

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
  const products = oneOf('--products', PRODUCT_CHOICES);
  return addCommonFlags(
    command.option(
      '--products <variant>',
      `how matrices are multiplied: ${PRODUCT_CHOICES.join(', ')}`,
      products,
      'measured',
    ),
  );
}

export function addCommonFlags(command: Command): Command {
  return addJsonFlag(
    command.option('--adapter <choice>', 'auto, hardware, software, or part of a name', text('--adapter'), 'auto'),
  );
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
