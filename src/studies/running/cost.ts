import { type DatasetOutline, featureCount } from '../../../datasets/dataset.ts';
import { forwardOperations, trainingOperations } from '../../mlp/arithmetic.ts';
import { networkShape, parameterCounts, type RunConfig } from '../../run/config.ts';
import { configOf, PATHS_FIGURE } from './plan.ts';
import type { StudyRun, StudySettings } from './settings.ts';
import { networkBytes } from './sideBySide.ts';

/** What the study of one data set needs. Bytes are estimates of the most at any time. */
export interface DatasetCost {
  readonly runs: number;
  /** The runs that train side by side, in the order of their turns. */
  readonly units: readonly number[];
  /** Parameters of a network. */
  readonly parameters: number;
  /** Floating-point operations of all trainings and evaluations, and of the paths' inner products. */
  readonly operations: number;
  readonly gpuBytes: number;
  /** Of the records that figures read, beside the data. */
  readonly recordBytes: number;
  readonly dataBytes: number;
  /** At the end; while the paths are followed, `pathBytes` more. */
  readonly diskBytes: number;
  readonly pathBytes: number;
}

/** Operations of a run, evaluations included. */
export function runOperations(config: RunConfig): number {
  const shape = networkShape(config);
  const epoch = trainingOperations(shape) * config.samples + forwardOperations(shape) * config.testSamples;
  return epoch * config.epochs;
}

/** Node, Dawn and the program, before any data. */
const PROGRAM_BYTES = 250e6;

/** What a study needs of a data set with these units. */
export function datasetCost(
  settings: StudySettings,
  given: string,
  data: DatasetOutline,
  units: readonly (readonly StudyRun[])[],
): DatasetCost {
  const runs = units.flat();
  const configs = runs.map((run) => configOf(settings, given, run, data));
  const [first] = configs;
  if (first === undefined) throw new RangeError('a study has at least one run');
  const parameters = parameterCounts(first).reduce((sum, count) => sum + count, 0);
  const followed = settings.figures.includes(PATHS_FIGURE) ? runs.filter(({ path }) => path).length : 0;
  const rows = followed * first.epochs;
  const dataBytes = (first.samples + first.testSamples) * featureCount(data.image);
  const recorded = runs.filter(({ keep }) => keep === 'records').length;
  const networks = units.map((unit, index) => unit.length * networkBytes(configs[placeOf(units, index)] ?? first));
  return {
    runs: runs.length,
    units: units.map(({ length }) => length),
    parameters,
    operations: configs.reduce((sum, config) => sum + runOperations(config), 0) + rows * (rows + 1) * parameters,
    gpuBytes: dataBytes + Math.max(...networks),
    recordBytes: recordBytes(first),
    dataBytes,
    diskBytes: recorded * (recordBytes(first) + 2 * parameters * 4),
    pathBytes: rows * parameters * 4,
  };
}

/** The most that the host has in memory: the data, the first run's records of every data set, and another run's. */
export function hostBytes(costs: readonly DatasetCost[]): number {
  const data = costs.reduce((sum, { dataBytes }) => sum + dataBytes, 0);
  const records = costs.reduce((sum, cost) => sum + cost.recordBytes, 0);
  return PROGRAM_BYTES + data + records + Math.max(0, ...costs.map((cost) => cost.recordBytes));
}

/** Index among all runs of the first of a unit. */
function placeOf(units: readonly (readonly StudyRun[])[], unit: number): number {
  return units.slice(0, unit).reduce((sum, { length }) => sum + length, 0);
}

/** Step, nll, prediction, margin and el2n of each visit, then gradient and importance of each layer. */
function recordBytes({ samples, epochs, hidden }: RunConfig): number {
  return samples * epochs * (5 + 2 * (hidden.length + 1)) * 4;
}
