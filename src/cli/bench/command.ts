import type { Command } from 'commander';
import { BENCH_FLAGS, PARTS, type Part, USUAL_PARTS } from '../../../bench/settings.ts';
import { oneOf } from '../../settings/parsers.ts';
import type { Flag } from '../../settings/setting.ts';
import { addFlag, orUsageError } from '../flags/addFlag.ts';
import { addGpuFlags } from '../flags/commonFlags.ts';
import type { BenchFlags } from './runBench.ts';

export function addBench(program: Command): void {
  const part = orUsageError('the part of the bench', oneOf(PARTS));
  const collect = (value: string, sofar: readonly Part[] = []) => [...sofar, part(value)];
  const command = program
    .command('bench')
    .description('the roof of the adapter, kernels and steps: correct, then timed')
    .argument('[parts...]', `${PARTS.join(', ')} (${USUAL_PARTS.join(', ')})`, collect);
  Object.values<Flag<unknown>>(BENCH_FLAGS).reduce<Command>(addFlag, command);
  addGpuFlags(command).action(async (parts: readonly Part[] | undefined, flags: BenchFlags) => {
    const { runBench } = await import('./runBench.ts');
    await runBench(parts?.length ? parts : USUAL_PARTS, flags);
  });
}
