import type { DatasetOutline } from '../../../datasets/dataset.ts';
import { outlineOf } from '../../../datasets/known/catalogue.ts';
import { SampleCountError, type SplitName } from '../../../datasets/limits.ts';
import { Gpu } from '../../gpu/gpu.ts';
import { describeAdapter, NoAdapterError } from '../../platform/adapterChoice.ts';
import { formatSeconds } from '../../run/stopwatch.ts';
import type { StudyRequest } from '../../studies/request.ts';
import { datasetCost, hostBytes } from '../../studies/running/cost.ts';
import { planUnits } from '../../studies/running/plan.ts';
import { type AdapterRoom, LEAST_ROOM } from '../../studies/running/sideBySide.ts';
import type { GpuFlags } from '../flags/commonFlags.ts';
import { namingFlag } from '../flags/loadFlagged.ts';
import { checkBatchSize } from '../flags/runFlags.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { StudyFlags } from './studyFlags.ts';

/** Operations per second of adapters that a reader may have in mind, from which the time of a study is estimated. */
const THROUGHPUTS = [
  ['software on two cores', 3e9],
  ['an integrated GPU', 3e11],
  ['a large GPU', 5e12],
] as const;

/** Says what a study would run and need. `load` gives the data sets that are not known by their names. */
export async function dryRun(
  request: StudyRequest,
  flags: StudyFlags,
  terminal: Terminal,
  load: (given: string) => Promise<DatasetOutline>,
): Promise<void> {
  const { room, adapter } = await roomOf(flags);
  const { settings, preset } = request;
  const datasets = [];
  for (const given of request.datasets) {
    const data = outlined(given, request, flags) ?? (await load(given));
    checkBatchSize(settings.run, data);
    const units = planUnits(room, settings, given, data, flags.networks);
    const cost = datasetCost(room, settings, given, data, units);
    const [samples, testSamples] = [data.train.samples, data.test.samples];
    const names = units.map((unit) => unit.map(({ name }) => name));
    datasets.push({ name: data.name, samples, testSamples, ...cost, units: names });
  }
  const costs = datasets.map((dataset) => ({ ...dataset, units: dataset.units.map(({ length }) => length) }));
  const operations = costs.reduce((sum, cost) => sum + cost.operations, 0);
  const seconds = Object.fromEntries(THROUGHPUTS.map(([name, throughput]) => [name, operations / throughput]));
  const memory = { hostBytes: hostBytes(costs), gpuBytes: Math.max(...costs.map(({ gpuBytes }) => gpuBytes)) };
  const diskBytes =
    costs.reduce((sum, cost) => sum + cost.diskBytes, 0) +
    Math.max(...costs.map(({ checkpointBytes, pathBytes }) => checkpointBytes + pathBytes));
  terminal.json({
    dryRun: true,
    preset,
    settings,
    adapter,
    datasets,
    total: { operations, ...memory, diskBytes, seconds },
  });
  terminal.say(`preset ${preset} on ${adapter ?? 'no adapter, planned for the least that WebGPU guarantees'}`);
  for (const { name, samples, testSamples, runs, parameters, units, ...cost } of datasets) {
    terminal.say(
      `${name}: ${runs} runs of ${settings.run.epochs} epochs over ${samples} samples (${testSamples} to test), ` +
        `${count(parameters)} parameters each, ${sideBySide(units)}`,
    );
    terminal.say(`  ${count(cost.operations)} operations, ${bytes(cost.gpuBytes)} on the adapter`);
  }
  terminal.say(
    `in all ${count(operations)} operations, ${bytes(memory.hostBytes)} of host memory at most, ${bytes(diskBytes)} of disk`,
  );
  terminal.say(
    `at ${THROUGHPUTS.map(([name, throughput]) => `${count(throughput)}/s (${name}) ${formatSeconds(operations / throughput)}`).join(', ')}`,
  );
}

/** The adapter that the study would run on, and its name; the least that there can be where there is none. */
async function roomOf({ adapter, products }: GpuFlags): Promise<{ room: AdapterRoom; adapter: string | null }> {
  try {
    const gpu = await Gpu.open({ adapter, products });
    const { maxStorageBufferBindingSize, maxBufferSize, maxComputeWorkgroupsPerDimension } = gpu.limits;
    const limits = { maxStorageBufferBindingSize, maxBufferSize, maxComputeWorkgroupsPerDimension };
    await gpu.close();
    return { room: { software: gpu.adapter.software, limits }, adapter: describeAdapter(gpu.adapter) };
  } catch (error) {
    if (!(error instanceof NoAdapterError)) throw error;
    return { room: LEAST_ROOM, adapter: null };
  }
}

/** What is known without loading: of the data sets in the catalogue. Throws UsageError where a flag asks for more. */
function outlined(given: string, request: StudyRequest, flags: StudyFlags): DatasetOutline | null {
  const outline = outlineOf(given);
  if (outline === null) return null;
  const wanted = (flag: number | undefined, preset: number, available: number, split: SplitName) => {
    if (flag === undefined) return Math.min(preset, available);
    if (flag <= available) return flag;
    throw namingFlag(new SampleCountError(outline.name, split, available, flag));
  };
  const samples = wanted(flags.samples, request.samples, outline.train.samples, 'training');
  const testSamples = wanted(flags.testSamples, request.testSamples, outline.test.samples, 'test');
  return { ...outline, train: { samples }, test: { samples: testSamples } };
}

function sideBySide(units: readonly (readonly string[])[]): string {
  if (units.length === 1) return 'all side by side';
  const most = Math.max(...units.map(({ length }) => length));
  return most === 1 ? 'one at a time' : `at most ${most} side by side`;
}

function count(value: number): string {
  const units = ['', ' thousand', ' million', '·10⁹', '·10¹²', '·10¹⁵', '·10¹⁸'];
  const place = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${Number((value / 1000 ** place).toPrecision(3))}${units[place]}`;
}

function bytes(value: number): string {
  return value < 1e9 ? `${Math.ceil(value / 1e6)} MB` : `${(value / 1e9).toFixed(1)} GB`;
}
