import type { Command } from 'commander';
import { formatTable } from '../../../bench/table.ts';
import { Gpu } from '../../gpu/gpu.ts';
import { readChoices } from '../../kernels/products/storedChoices.ts';
import { selfTest } from '../../kernels/selfTest.ts';
import { describeAdapter, NoAdapterError } from '../../platform/adapterChoice.ts';
import { cacheFolder } from '../../platform/node/cacheFolder.ts';
import { describeRuntime } from '../../platform/node/runtime.ts';
import { VERSION } from '../../version.ts';
import { addCommonFlags, type CommonFlags } from '../flags/commonFlags.ts';
import { EXIT } from '../terminal/exit.ts';
import { openTerminal, type Terminal } from '../terminal/terminal.ts';
import { choicesTable } from './choicesTable.ts';

/** Rounding of a float32 sum of 13 products of numbers up to 1. */
const TOLERANCE = 1e-5;

const SHOWN_LIMITS = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
] as const;

/** What to install where no adapter is found. */
const ADVICE: Readonly<Record<string, string>> = {
  linux:
    "install your GPU's Vulkan driver (Debian and Ubuntu: apt install mesa-vulkan-drivers); on x64 without a GPU, " +
    'npm install @sparticuz/chromium brings a software adapter that needs no root',
  darwin: 'WebGPU uses Metal, which every Mac since macOS 11 has; update macOS, and run outside of virtual machines',
  win32: "WebGPU uses Direct3D 12; update Windows 10 or 11 and your GPU's driver",
};

export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description('adapter, limits, features, the result of a test kernel, how products are made');
  addCommonFlags(command).action(doctor);
}

async function doctor(flags: CommonFlags): Promise<void> {
  const terminal = openTerminal(flags.json);
  const program = { tool: 'samplescope', version: VERSION, runtime: describeRuntime(), cache: cacheFolder() };
  terminal.say(`samplescope ${VERSION} · ${program.runtime}`);
  try {
    const gpu = await Gpu.open({ adapter: flags.adapter });
    const found = await examine(gpu).finally(() => gpu.close());
    terminal.json({ ...program, ...found });
    report(terminal, found, program.cache);
    if (!found.test.correct) process.exitCode = EXIT.failed;
  } catch (error) {
    if (!(error instanceof NoAdapterError)) throw error;
    const advice = ADVICE[process.platform] ?? 'WebGPU needs Vulkan, Metal or Direct3D 12, and none was found here';
    terminal.json({ ...program, adapter: null, error: error.message, advice });
    terminal.note(`${error.message}\n${advice}`);
    process.exitCode = EXIT.failed;
  }
}

async function examine(gpu: Gpu) {
  const { limits, features } = gpu;
  const error = await selfTest(gpu);
  return {
    adapter: gpu.adapter,
    driver: gpu.adapter.description,
    limits: Object.fromEntries(SHOWN_LIMITS.map((name) => [name, limits[name]])),
    features: [...features].sort(),
    test: { kernel: 'dense_forward', largestError: error, tolerance: TOLERANCE, correct: error <= TOLERANCE },
    products: Object.values(await readChoices(gpu)),
  };
}

function report(terminal: Terminal, found: Awaited<ReturnType<typeof examine>>, cache: string): void {
  const { adapter, limits, features, test, products } = found;
  terminal.say(`adapter   ${describeAdapter(adapter)} (${adapter.software ? 'software' : 'hardware'})`);
  for (const [name, value] of Object.entries(limits)) terminal.say(`limit     ${name} ${value}`);
  terminal.say(`features  ${features.join(' ')}`);
  terminal.say(`cache     ${cache}`);
  const verdict = test.correct ? 'correct' : 'WRONG';
  terminal.say(`test      ${test.kernel} is ${verdict} (largest error ${test.largestError.toExponential(1)})`);
  if (products.length > 0) terminal.say(`\n${formatTable(choicesTable(products)).join('\n')}`);
  else terminal.say('products  none were measured yet');
}
