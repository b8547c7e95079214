import type { Command } from 'commander';
import { PARTS, type Part } from '../../../bench/settings.ts';
import { addGpuFlags } from '../flags/commonFlags.ts';
import { hiddenLayers, oneOf, wholeNumber } from '../flags/parsers.ts';
import type { BenchFlags } from './benchFlags.ts';

const DEFAULT_PARTS: readonly Part[] = ['roof', 'kernels', 'step'];

export function addBench(program: Command): void {
  const part = oneOf('the part of the bench', PARTS);
  const collect = (value: string, sofar: readonly Part[] = []) => [...sofar, part(value)];
  const command = program
    .command('bench')
    .description('the roof of the adapter, kernels and steps: correct, then timed');
  command
    .argument('[parts...]', `${PARTS.join(', ')} (${DEFAULT_PARTS.join(', ')})`, collect)
    .option('--hidden <widths>', 'units of the hidden layers (512,512,512 and 128,128,128)', hiddenLayers('--hidden'))
    .option('--batch-size <n>', 'samples of a step (100)', wholeNumber('--batch-size', 1))
    .option('--inputs <n>', 'features of a sample (784)', wholeNumber('--inputs', 1))
    .option('--squares <sizes>', 'of square products (256,512,1024,2048), or none', hiddenLayers('--squares'))
    .option('--rounds <n>', 'rounds of each measurement (as many as fit)', wholeNumber('--rounds', 1));
  addGpuFlags(command).action(async (parts: readonly Part[] | undefined, flags: BenchFlags) => {
    const { runBench } = await import('./benching.ts');
    await runBench(parts?.length ? parts : DEFAULT_PARTS, flags);
  });
}
