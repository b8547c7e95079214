import { Command } from 'commander';
import { hiddenLayers, wholeNumber } from '../src/cli/flags.ts';
import { Gpu } from '../src/gpu/gpu.ts';
import { describeAdapter } from '../src/platform/adapterChoice.ts';
import { benchStep } from './step.ts';

const flags = new Command('bench')
  .description('a training step with and without per-sample norms, in turn, checked first')
  .option('--adapter <choice>', 'auto, hardware, software, or part of a name', 'auto')
  .option('--hidden <widths>', 'units of the hidden layers', hiddenLayers('--hidden'), [512, 512, 512])
  .option('--batch-size <n>', 'samples of a step', wholeNumber('--batch-size', 1), 100)
  .option('--rounds <n>', 'epochs of each kind', wholeNumber('--rounds', 1), 31)
  .option('--json', 'one JSON document', false)
  .parse()
  .opts<{ adapter: string; hidden: number[]; batchSize: number; rounds: number; json: boolean }>();

const gpu = await Gpu.open({ adapter: flags.adapter });
const result = await benchStep(gpu, flags);
await gpu.close();

if (flags.json) {
  process.stdout.write(`${JSON.stringify({ adapter: gpu.adapter, ...result }, null, 2)}\n`);
} else {
  const { plain, withNorms, ratio, gigaflops } = result;
  process.stdout.write(`${describeAdapter(gpu.adapter)}\n784-${flags.hidden.join('-')}-10, batch ${flags.batchSize}\n`);
  process.stdout.write(`step without norms  ${plain.toFixed(3)} ms (${gigaflops.toFixed(1)} GFLOP/s)\n`);
  process.stdout.write(`step with norms     ${withNorms.toFixed(3)} ms, ${ratio.toFixed(3)} of one without\n`);
}
