import type { Floor } from './floor.ts';
import type { KernelResult } from './kernels.ts';
import type { Roof, Throughput } from './roof.ts';
import type { ScaleResult } from './scale.ts';
import { CLASSES } from './settings.ts';
import { describeShape, type StepResult } from './step.ts';
import type { StoredResult } from './stored.ts';
import { percent, type Table, threeDigits } from './table.ts';
import type { Timing } from './timing.ts';
import type { StepShape, Work } from './work.ts';

/** What a step asks at least, and how long that takes at least. */
export interface StepFloor {
  readonly step: StepShape;
  readonly work: Work;
  readonly floor: Floor;
}

export function roofTable({ multiplyAdd, copy, dispatch, submission, readback }: Roof): Table {
  return {
    title: 'roof of the adapter',
    head: ['', 'median', 'best', 'unit', 'of'],
    rows: [
      ['multiply-adds in registers', ...throughputs(multiplyAdd), 'GFLOP/s', variantWords(multiplyAdd)],
      ['copy', ...throughputs(copy), 'GB/s', `read and written; ${variantWords(copy)}`],
      ['dispatch', ...microseconds(dispatch), 'µs', 'one of many in a pass, each after the one before'],
      ['submission', ...microseconds(submission), 'µs', 'one of many, a dispatch each'],
      ['read-back', ...microseconds(readback), 'µs', '16 bytes, from the submission to the host'],
    ],
  };
}

function throughputs({ median, best }: Throughput): [string, string] {
  return [threeDigits(median), threeDigits(best)];
}

/** The constants of the fastest variant, for instance `chains 8, fused 1`. */
function variantWords({ variant }: Throughput): string {
  return Object.entries(variant)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function microseconds({ median, minimum }: Timing): [string, string] {
  return [threeDigits(1000 * median), threeDigits(1000 * minimum)];
}

export function floorTable(floors: readonly StepFloor[]): Table {
  return {
    title: 'floor of a training step with norms, ms',
    head: ['network', 'batch', 'MFLOP', 'MB', 'dispatches', 'arithmetic', 'memory', 'dispatch', 'largest', 'sum'],
    rows: floors.map(({ step, work, floor }) => [
      describeShape(step.shape),
      String(step.batch),
      threeDigits(work.operations / 1e6),
      threeDigits(work.bytes / 1e6),
      String(work.dispatches),
      ...[floor.arithmetic, floor.memory, floor.dispatch, floor.largest, floor.sum].map(threeDigits),
    ]),
  };
}

export function kernelTable(results: readonly KernelResult[]): Table {
  return {
    title: 'kernels, each validated against float64 first',
    head: ['kernel', 'shape', 'by', 'median ms', 'minimum ms', 'GFLOP/s', 'of roof', 'GB/s', 'of roof', 'of floor'],
    rows: results.map((result) => [result.kernel, result.shape, result.variant ?? '', ...kernelCells(result)]),
    notes: [
      'by: the variant of a product; see --products',
      'shares are of the best of the roof, at the median; the floor is the largest of arithmetic, memory, dispatch',
    ],
  };
}

function kernelCells({ outcome, error, expected, timing, performance }: KernelResult): string[] {
  if (outcome === 'wrong') return [wrongWords(error)];
  if (timing === undefined || performance === undefined) return [`skipped: about ${threeDigits(expected ?? 0)} ms`];
  const { gigaflops, arithmeticShare, gigabytes, memoryShare, share } = performance;
  return [
    threeDigits(timing.median),
    threeDigits(timing.minimum),
    ...(gigaflops > 0 ? [threeDigits(gigaflops), percent(arithmeticShare)] : ['', '']),
    ...[threeDigits(gigabytes), percent(memoryShare), percent(share)],
  ];
}

function wrongWords(error: number | null | undefined): string {
  return `WRONG: an error of ${error == null ? 'infinitely many' : threeDigits(error)} tolerances`;
}

export function stepTable(results: readonly StepResult[]): Table {
  return {
    title: 'training steps, losses and norms checked against float64 first',
    head: [
      'network',
      'features',
      'batch',
      'networks',
      'plain ms',
      'GFLOP/s',
      'of floor',
      'with norms ms',
      'of floor',
      'ratio',
    ],
    rows: results.map((result) => [
      describeShape(result.shape),
      result.format,
      String(result.batch),
      String(result.networks),
      ...stepCells(result),
    ]),
    notes: ['medians of a step of all networks together; ratio: with norms over without, the median of the rounds'],
  };
}

function stepCells(result: StepResult): string[] {
  const { plain, withNorms, plainPerformance, withNormsPerformance, normsRatio } = result;
  if (!plain || !withNorms || !plainPerformance || !withNormsPerformance || normsRatio === undefined) {
    return [result.sameParameters === false ? 'WRONG: norms change the parameters' : wrongWords(result.error)];
  }
  return [
    threeDigits(plain.median),
    threeDigits(plainPerformance.gigaflops),
    percent(plainPerformance.share),
    threeDigits(withNorms.median),
    percent(withNormsPerformance.share),
    normsRatio.toFixed(3),
  ];
}

/** A multiply-add that costs this many times as much as at the next smaller size grows faster than its work. */
const FASTER_THAN_ITS_WORK = 1.15;

export function scaleTable(results: readonly ScaleResult[]): Table {
  return {
    title: 'scale: one thing grows at a time, epochs with norms',
    head: ['grows', 'to', 'ms an epoch', 'GFLOP/s', 'ns a multiply-add', 'growth', 'waits ms', 'host MB', ''],
    rows: results.map((result) => [result.grows, String(result[result.grows]), ...scaleCells(result)]),
    notes: [
      'growth: of the cost of a multiply-add, over the line before; waits: the longest that the event loop kept a timer',
    ],
  };
}

function scaleCells(result: ScaleResult): string[] {
  const { timing, performance, cost, growth = 1, longestWait = 0, hostBytes, expected = 0 } = result;
  if (timing === undefined || performance === undefined || cost === undefined) {
    return [`skipped: about ${threeDigits(expected)} ms`];
  }
  return [
    threeDigits(timing.median),
    threeDigits(performance.gigaflops),
    threeDigits(cost),
    growth.toFixed(2),
    threeDigits(longestWait),
    hostBytes === undefined ? '' : threeDigits(hostBytes / 1e6),
    growth > FASTER_THAN_ITS_WORK ? 'faster than its work' : '',
  ];
}

export function storedTable(result: StoredResult): Table {
  return {
    title: 'features that are made when they are read, trained on by steps with norms',
    head: ['samples', 'network', 'batch', 'GB', 'chunks', 'made s', 'uploaded s', 'GB/s', 'ms a step', 'host MB'],
    rows: [storedCells(result)],
    notes: ['uploaded: made, and given to the adapter block by block; host: after the upload, and after the steps'],
  };
}

function storedCells({ samples, features, hidden, batch, chunks, made, uploaded, step, hostBytes }: StoredResult) {
  const gigabytes = (4 * samples * features) / 1e9;
  const megabytes = hostBytes.flatMap((bytes) => (bytes === undefined ? [] : [threeDigits(bytes / 1e6)]));
  return [
    String(samples),
    [features, ...hidden, CLASSES].join('-'),
    String(batch),
    threeDigits(gigabytes),
    String(chunks),
    ...[made, uploaded, gigabytes / uploaded, step].map(threeDigits),
    megabytes.join(', '),
  ];
}
