import type { DatasetOutline } from '../../../datasets/dataset.ts';
import { outlineOf } from '../../../datasets/known/catalogue.ts';
import { SampleCountError, type SplitName } from '../../../datasets/limits.ts';
import { Gpu } from '../../gpu/gpu.ts';
import { sum } from '../../importance/sum.ts';
import { describeAdapter, NoAdapterError } from '../../platform/adapterChoice.ts';
import { formatSeconds } from '../../run/stopwatch.ts';
import type { StudyRequest } from '../../studies/request.ts';
import { type DatasetCost, datasetCost, hostBytes } from '../../studies/running/cost.ts';
import { type DatasetStudy, planUnits } from '../../studies/running/plan.ts';
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

type LoadOutline = (given: string) => Promise<DatasetOutline>;

/** Says what a study would run and need. `load` gives the data sets that are not known by their names. */
export async function dryRun(
  request: StudyRequest,
  flags: StudyFlags,
  terminal: Terminal,
  load: LoadOutline,
): Promise<void> {
  const { room, adapter } = await roomOf(flags);
  const { settings, preset } = request;
  const estimates: DatasetEstimate[] = [];
  for (const given of request.datasets) {
    const data = outlined(given, request, flags) ?? (await load(given));
    checkBatchSize(settings.run, data);
    estimates.push(estimateOf(room, { settings, given, data }, flags.networks));
  }
  const total = totalOf(estimates);
  const datasets = estimates.map(({ cost, units, ...words }) => ({ ...words, ...cost, units }));
  terminal.json({ dryRun: true, preset, settings, adapter, datasets, total });
  terminal.say(`preset ${preset} on ${adapter ?? 'no adapter, planned for the least that WebGPU guarantees'}`);
  for (const estimate of estimates) sayDataset(terminal, estimate, settings.run.epochs);
  sayTotal(terminal, total);
}

/** What the study of a data set runs, by the names of the runs in each unit, and needs. */
interface DatasetEstimate {
  readonly name: string;
  readonly samples: number;
  readonly testSamples: number;
  readonly cost: DatasetCost;
  readonly units: readonly (readonly string[])[];
}

function estimateOf(room: AdapterRoom, study: DatasetStudy, networks: number | undefined): DatasetEstimate {
  const { name, train, test } = study.data;
  const units = planUnits(room, study, networks);
  return {
    name,
    samples: train.samples,
    testSamples: test.samples,
    cost: datasetCost(room, study, units),
    units: units.map((unit) => unit.map((run) => run.name)),
  };
}

/** What all data sets need together. The checkpoint and the paths of one are removed before the next begins. */
function totalOf(estimates: readonly DatasetEstimate[]) {
  const costs = estimates.map(({ cost }) => cost);
  const operations = sum(costs.map((cost) => cost.operations));
  const passing = Math.max(...costs.map(({ checkpointBytes, pathBytes }) => checkpointBytes + pathBytes));
  return {
    operations,
    hostBytes: hostBytes(costs),
    gpuBytes: Math.max(...costs.map(({ gpuBytes }) => gpuBytes)),
    diskBytes: sum(costs.map(({ diskBytes }) => diskBytes)) + passing,
    seconds: Object.fromEntries(THROUGHPUTS.map(([name, throughput]) => [name, operations / throughput])),
  };
}

function sayDataset(terminal: Terminal, { name, samples, testSamples, cost }: DatasetEstimate, epochs: number): void {
  const { runs, parameters, operations, gpuBytes, units } = cost;
  terminal.say(
    `${name}: ${runs} runs of ${epochs} epochs over ${samples} samples (${testSamples} to test), ` +
      `${count(parameters)} parameters each, ${sideBySide(units)}`,
  );
  terminal.say(`  ${count(operations)} operations, ${bytes(gpuBytes)} on the adapter`);
}

function sayTotal(terminal: Terminal, total: ReturnType<typeof totalOf>): void {
  const { operations } = total;
  terminal.say(
    `in all ${count(operations)} operations, ${bytes(total.hostBytes)} of host memory at most, ${bytes(total.diskBytes)} of disk`,
  );
  const times = THROUGHPUTS.map(([name, throughput]) => {
    return `${count(throughput)}/s (${name}) ${formatSeconds(operations / throughput)}`;
  });
  terminal.say(`at ${times.join(', ')}`);
}

/**
 * The adapter that the study would run on, and its name; the minimum that WebGPU guarantees where there is none.
 */
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

/** `units` are the numbers of networks that train together. */
function sideBySide(units: readonly number[]): string {
  if (units.length === 1) return 'all side by side';
  const most = Math.max(...units);
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
